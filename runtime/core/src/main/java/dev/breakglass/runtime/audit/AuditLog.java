package dev.breakglass.runtime.audit;

import java.util.concurrent.CompletableFuture;

/**
 * An append-only log of entries, whose checkpoints prove later that nothing was changed, removed or put between. Safe
 * for any thread.
 *
 * <p>An entry is opaque here. By agreement it is canonical JSON of an object whose {@code seq} is the entry's index;
 * {@link AuditVerifier} holds it to that.
 */
public interface AuditLog extends AutoCloseable {

    /**
     * Adds an entry, which is durable when this returns. After an exception the entry may or may not be there.
     * Interrupting the caller has no effect but that its interrupt flag stays set.
     *
     * @param entry 1 to {@link AuditLimits#ENTRY_BYTES_MAX} bytes
     * @return the entry's index, from 0, without gaps
     * @throws AuditLogException if it could not be made durable
     */
    long append(byte[] entry);

    /**
     * Hands over an entry for one index and does not wait for the disk. Entries are taken in the order in which they are
     * handed over, so that after one that fails all those fail that were meant to follow it.
     *
     * @param index the number of entries that were appended or handed over before, failed ones not counted
     * @param entry 1 to {@link AuditLimits#ENTRY_BYTES_MAX} bytes
     * @return completed with the index once the entry is durable, or with an {@link AuditLogException}: then the entry may
     *     or may not be there, but for the reasons {@link LogFault.Reason#ORDER} and {@link LogFault.Reason#FULL}
     * @throws AuditLogException if the log is closed, or the entry is too long
     */
    CompletableFuture<Long> submit(long index, byte[] entry);

    /**
     * As {@link #submit(long, byte[])}, and says whether the entry may use what the log keeps in reserve when the disk is
     * full. An entry that fails because of that fails with {@link LogFault.Reason#FULL}: it is not in the log, which goes
     * on. A log that keeps nothing in reserve makes no difference.
     */
    default CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        return submit(index, entry);
    }

    /** Content beside the log, for what is too long for an entry. A log that keeps none refuses each. */
    default ContentStore contents() {
        return NoContents.INSTANCE;
    }

    /** What has been made of the entries so far. A log beside which none is kept has none. */
    default StateStore states() {
        return NoStates.INSTANCE;
    }

    /** How many entries are durable. */
    long size();

    /**
     * Shows the entries that were durable at the call.
     *
     * @throws AuditLogException if one cannot be read as it was written
     */
    void replay(EntryVisitor visitor);

    /**
     * As {@link #replay(EntryVisitor)}, from an index on.
     *
     * @param first the index of the first entry to show
     */
    default void replay(long first, EntryVisitor visitor) {
        replay((index, entry) -> {
            if (index >= first) {
                visitor.visit(index, entry);
            }
        });
    }

    /**
     * Signs the tree of all entries that were durable at the call, and perhaps of some after them.
     *
     * @throws AuditLogException if the checkpoint could not be made durable
     */
    Checkpoint checkpoint();

    /**
     * Writes what is waiting, signs a last checkpoint and lets go of the log. Closing twice does nothing.
     *
     * @throws AuditLogException if the last checkpoint could not be written; the log is closed nevertheless
     */
    @Override
    void close();
}
