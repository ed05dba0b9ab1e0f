package dev.breakglass.runtime.audit;

/** Whether an entry may be written from what the log keeps in reserve, when the disk is full. */
public enum Urgency {
    /** Fails with {@link LogFault.Reason#FULL} then: what nobody can write down does not happen. */
    USUAL,
    /** Is written nevertheless, as long as the reserve lasts: what ends access, and what was done with it. */
    URGENT
}
