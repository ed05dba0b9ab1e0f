package dev.breakglass.compiler.reference;

/** True, false, or unknown for a reason; Kleene's strong logic, written as its tables say. */
enum Ternary {
    TRUE,
    FALSE,
    ABSENT,
    STALE,
    MISSING;

    static Ternary of(boolean value) {
        return value ? TRUE : FALSE;
    }

    boolean isUnknown() {
        return this != TRUE && this != FALSE;
    }

    Ternary and(Ternary other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : other == TRUE ? this : worst(other);
    }

    Ternary or(Ternary other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE ? other : other == FALSE ? this : best(other);
    }

    Ternary not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            default -> this;
        };
    }

    /** Of two unknowns, the one that tells a missing signal before a stale one before an absent attribute. */
    Ternary worst(Ternary other) {
        if (this == MISSING || other == MISSING) {
            return MISSING;
        }
        return this == STALE || other == STALE ? STALE : ABSENT;
    }

    private Ternary best(Ternary other) {
        if (this == ABSENT || other == ABSENT) {
            return ABSENT;
        }
        return this == STALE || other == STALE ? STALE : MISSING;
    }
}
