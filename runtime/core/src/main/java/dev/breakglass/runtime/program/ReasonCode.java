package dev.breakglass.runtime.program;

/** Why a door stays shut: a stable code that tools may rely on. */
public enum ReasonCode {
    RESOURCE_NOT_IN_ZONE("resource-not-in-zone"),
    FORBIDDEN("forbidden"),
    NO_PATH("no-path"),
    ROLE("role"),
    ACTION("action"),
    BOUNDARY("boundary"),
    CONDITION("condition"),
    SIGNAL_MISSING("signal-missing"),
    SIGNAL_STALE("signal-stale"),
    MFA("mfa"),
    MFA_STALE("mfa-stale"),
    APPROVALS("approvals"),
    JUSTIFICATION("justification"),
    TICKET("ticket"),
    TTL_EXCEEDS_MAXIMUM("ttl-exceeds-maximum"),
    LIMIT("limit"),
    COOLDOWN("cooldown"),
    REVIEW_OVERDUE("review-overdue"),
    INTERNAL("internal");

    private final String code;

    ReasonCode(String code) {
        this.code = code;
    }

    /** The code as files, logs and commands write it. */
    public String code() {
        return code;
    }
}
