package dev.breakglass.runtime.monitoring;

/** What a receiver does with a batch. */
enum Act {
    /** Takes all of it. */
    TAKE,
    /** Reads some of it and cuts the connection off. */
    DIE,
    /** Says nothing for as long as anybody is there. */
    HANG,
    /** Reads it and says no, as far as it can. */
    REFUSE
}
