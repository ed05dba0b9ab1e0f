package dev.breakglass.scenario.campaign;

import java.util.function.Supplier;

/**
 * A property that does not hold.
 *
 * @param what what is there instead, as part of a sentence
 */
record Breach(Property property, String what) {

    /** Carries a breach to where a story is played. */
    static final class BreachException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Breach breach;

        BreachException(Breach breach) {
            super(breach.property().word() + ": " + breach.what(), null, false, false);
            this.breach = breach;
        }

        Breach breach() {
            return breach;
        }
    }

    static void unless(boolean holds, Property property, String otherwise) {
        if (!holds) {
            throw new BreachException(new Breach(property, otherwise));
        }
    }

    /** For what is put into words only when somebody has to read it. */
    static void unless(boolean holds, Property property, Supplier<String> otherwise) {
        if (!holds) {
            throw new BreachException(new Breach(property, otherwise.get()));
        }
    }
}
