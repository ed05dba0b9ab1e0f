package dev.breakglass.runtime.grant;

import java.util.Locale;

/** How a use ended. */
public enum UseOutcome {
    DONE,
    /** The action threw. */
    FAILED,
    /** The grant was over by the time the intent was durable; the action did not run. */
    PREVENTED,
    /** The process died in between; whether the action had its effect is not known. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The outcome as the log writes it. */
    public String word() {
        return word;
    }
}
