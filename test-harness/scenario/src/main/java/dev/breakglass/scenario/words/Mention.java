package dev.breakglass.scenario.words;

import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.Optional;

/** One word of a test that means something by its policy alone, or an address. Immutable. */
sealed interface Mention {

    /** Something that a policy declares. */
    record Named(Kind kind, String word, FilePlace place) implements Mention {}

    /** Where a request comes from. */
    record Address(String word, FilePlace place) implements Mention {}

    /**
     * A signal or an attribute.
     *
     * @param value what it is, if it is anything
     * @param valued where that stands
     * @param isShared whether others that it is said of need not have it
     */
    record Valued(
            Holder holder, String word, FilePlace place, Optional<Value> value, FilePlace valued, boolean isShared)
            implements Mention {}
}
