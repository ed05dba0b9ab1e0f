package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What keeps a path closed while some inputs are dead.
 *
 * @param needs the dead inputs that it asks for
 * @param place where it asks for them
 * @param isForbid whether no path can tolerate that they are unknown
 */
record Lock(List<Need> needs, Place place, boolean isForbid) {

    Lock {
        needs = List.copyOf(needs);
    }

    /** With only some of the needs. */
    Lock from(Predicate<Need> some) {
        return new Lock(needs.stream().filter(some).toList(), place, isForbid);
    }

    /**
     * A signal or a kind of factor.
     *
     * @param text as a policy writes it
     * @param factor absent when it is a signal
     */
    record Need(String text, Optional<FactorKind> factor) {
        static Need of(FactorKind kind) {
            return new Need(kind.word(), Optional.of(kind));
        }

        static Need ofSignal(String name) {
            return new Need(name, Optional.empty());
        }
    }
}
