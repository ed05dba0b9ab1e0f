package dev.breakglass.scenario.coverage;

import java.util.Locale;

/** What sort of thing a test can reach. */
public enum Kind {
    /** The three answers of a path. */
    PATHS,
    /** A forbid that fires, and one that does not. */
    FORBIDS,
    /** Every outcome of a condition and of each of its parts. */
    CONDITIONS,
    /** A clause of a path that is met, and one that is not. */
    CLAUSES,
    /** A reason that is given. */
    REASONS,
    /** Just below, at and just above what a clause counts or times. */
    EDGES,
    /** What the runtime does with a grant. */
    LIFE;

    /** As a report writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
