package dev.breakglass.runtime.monitoring;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a forwarder is, at one moment.
 *
 * @param log the log's origin
 * @param delivered how many entries from the first on the receiver has for certain
 * @param size how many entries the log has
 * @param delivering since when the sink has been at the batch that it has now; absent between two batches. One that hangs
 *     shows here
 * @param trouble why it does not get on; absent while it does
 */
public record ForwarderStatus(
        String log, long delivered, long size, Optional<Instant> delivering, Optional<Trouble> trouble) {

    /** How many entries are still to be delivered. */
    public long behind() {
        return size - delivered;
    }

    /**
     * An outage, which lasts until a batch is delivered.
     *
     * @param failure the type of the last failure, and its message where that is known to hold no secret
     * @param first the index of the first entry of the batch that failed
     * @param entries how many that batch had; 0 if it is the log that cannot be read. A batch that fails comes again in halves: once it is 1, and others get through, it
     *     is this very entry that the receiver does not take
     * @param failures how often in a row, from 1
     * @param since when it began
     * @param nextTry when it is tried again
     */
    public record Trouble(String failure, long first, int entries, int failures, Instant since, Instant nextTry) {}
}
