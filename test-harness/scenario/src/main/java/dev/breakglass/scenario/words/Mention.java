package dev.breakglass.scenario.words;

import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.Optional;

/** One word of a test that means something by its policy alone. Immutable. */
sealed interface Mention {

    String word();

    /** Something that a policy declares. */
    record Named(Kind kind, String word, FilePlace place) implements Mention {}

    /**
     * A signal or an attribute.
     *
     * @param value what it is, if it is anything
     * @param valued where that stands
     */
    record Valued(Holder holder, String word, FilePlace place, Optional<Value> value, FilePlace valued)
            implements Mention {}
}
