package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.function.Consumer;

/** One thing to look for in a whole checked set. Without state, and thread-safe. */
public interface Rule {

    Code code();

    /** How much a finding weighs when the configuration does not say otherwise. */
    default Severity severity() {
        return Severity.WARNING;
    }

    /** The numbers that this rule goes by. */
    default List<Option<?>> options() {
        return List.of();
    }

    /** Whether some of its findings carry a fix. */
    default boolean fixes() {
        return false;
    }

    /**
     * Tells each finding once, in any order, in time linear (or nearly so) in the size of the set.
     *
     * @param settings for the rule's own options
     */
    void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found);

    /** A finding of this rule, to which a label, a second place, help, a note or a fix can be added. */
    default Diagnostic finding(Place place, String message) {
        return Diagnostic.warning(code(), place, message).weighing(severity());
    }
}
