package dev.breakglass.runtime.grant;

import java.util.Locale;

/** What somebody tried when they were refused. */
public enum Attempt {
    REQUEST,
    APPROVE,
    REJECT,
    STEP_UP,
    RECONSIDER,
    WITHDRAW,
    CLAIM_KEY,
    REDEEM,
    RESUME,
    USE,
    CREDENTIAL,
    OBSERVE,
    EXTEND,
    APPROVE_EXTENSION,
    CLOSE,
    REVOKE,
    REVIEW;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The attempt as the log writes it, such as {@code claim-key}. */
    public String word() {
        return word;
    }
}
