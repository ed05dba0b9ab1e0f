package dev.breakglass.compiler.reference;

/** What the clauses of a path count or time. */
public enum Measure {
    /** How long ago the requester presented a factor. */
    FACTOR_AGE,
    /** How many different kinds of factor the requester presented in time. */
    FACTORS,
    /** How long ago somebody approved. */
    APPROVAL_AGE,
    /** How long ago an approver had presented a factor when they approved. */
    APPROVER_FACTOR_AGE,
    /** How many different kinds of factor an approver had presented in time when they approved. */
    APPROVER_FACTORS,
    /** How many people approved. */
    PEOPLE,
    /** How long the request has been pending. */
    WAITING,
    /** How many people approved instead, once the request has waited. */
    ESCALATED_PEOPLE,
    /** How long the justification is. */
    CHARACTERS,
    /** How long the session would live. */
    TTL,
    /** How many grants are open. */
    OPEN_GRANTS,
    /** How many grants there were in the window of a rate. */
    RECENT_GRANTS,
    /** How long ago one was granted that a rate counts. */
    GRANT_AGE,
    /** How long ago the last grant ended. */
    PAUSE
}
