package dev.breakglass.runtime.grant;

/** Why the runtime refuses an act: a stable code that tools may rely on. */
public enum Refusal {
    /** There is no such grant. */
    UNKNOWN_GRANT("unknown-grant"),
    /** There is no such session. */
    UNKNOWN_SESSION("unknown-session"),
    /** Nobody approves, rejects or reviews their own. */
    REQUESTER("requester"),
    /** Only the requester may do this. */
    NOT_REQUESTER("not-requester"),
    /** The person holds no role that may do this. */
    ROLE("role"),
    ALREADY_APPROVED("already-approved"),
    /** The approval is for another request than this one. */
    DIGEST("digest"),
    /** It was granted meanwhile, so nobody waits for an answer. */
    NOT_PENDING("not-pending"),
    NOT_READY("not-ready"),
    /** The one key has been handed out. */
    KEY_CLAIMED("key-claimed"),
    KEY_USED("key-used"),
    KEY_EXPIRED("key-expired"),
    KEY_MISMATCH("key-mismatch"),
    /** Somebody whose approval counted no longer holds the role. */
    APPROVER("approver"),
    /** The grant does not cover this action or this resource. */
    SCOPE("scope"),
    /** A boundary no longer holds: the session is suspended. */
    BOUNDARY("boundary"),
    /** The policy says no at this moment; the findings say why. */
    DENIED("denied"),
    /** The grant is over. */
    ENDED("ended"),
    /** The grant is not over yet. */
    NOT_ENDED("not-ended"),
    /** Nothing is to be reviewed. */
    NO_REVIEW("no-review"),
    ALREADY_REVIEWED("already-reviewed"),
    /** More than one request or one session may hold. */
    TOO_MANY("too-many"),
    /** Too few people watch the session. */
    UNOBSERVED("unobserved"),
    /** The person watches already. */
    ALREADY_OBSERVING("already-observing"),
    /** The person does not watch. */
    NOT_OBSERVING("not-observing"),
    /** The path does not let the session be watched, be given this or grow, or it has grown as far as it may. */
    NOT_OFFERED("not-offered"),
    /** Nobody has asked for it. */
    NOT_ASKED("not-asked"),
    /** Another policy is in force than the one that decided; a new request is needed. */
    POLICY("policy"),
    /** Too many prompts of this requester failed or wait, or too many requests were denied; it passes. */
    LOCKED("locked"),
    /** The path issues what nobody here can make. */
    UNSERVED("unserved"),
    /** Further refusals of this person are counted and not written, or were. */
    PASSED_OVER("passed-over"),
    /** The directory or the signals could not be asked. */
    UNAVAILABLE("unavailable");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** The code as files, logs and commands write it. */
    public String code() {
        return code;
    }
}
