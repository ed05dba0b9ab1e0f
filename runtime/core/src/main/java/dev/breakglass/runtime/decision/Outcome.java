package dev.breakglass.runtime.decision;

/** The three answers. */
public enum Outcome {
    PERMIT,
    PENDING,
    DENY;

    /** The answer as files and commands write it. */
    public String word() {
        return switch (this) {
            case PERMIT -> "permit";
            case PENDING -> "pending";
            case DENY -> "deny";
        };
    }
}
