package dev.breakglass.runtime.audit;

import java.util.Optional;

/**
 * What an auditor brings along, none of it from the log's folder. Immutable and safe for any thread.
 *
 * @param keys of the log
 * @param since a checkpoint that the log signed earlier, which it must have grown from; by one of the keys
 * @param witnesses how many must have cosigned a checkpoint of this log, which it must have grown from
 */
public record AuditTrust(LogKeys keys, Optional<SignedNote> since, WitnessPolicy witnesses) {

    /** The key alone. */
    public static AuditTrust of(VerifierKey key) {
        return of(LogKeys.of(key));
    }

    /** The keys alone. */
    public static AuditTrust of(LogKeys keys) {
        return new AuditTrust(keys, Optional.empty(), WitnessPolicy.NONE);
    }

    /** The same with an earlier checkpoint. */
    public AuditTrust since(SignedNote checkpoint) {
        return new AuditTrust(keys, Optional.of(checkpoint), witnesses);
    }

    /** The same with witnesses. */
    public AuditTrust witnesses(WitnessPolicy policy) {
        return new AuditTrust(keys, since, policy);
    }
}
