package dev.breakglass.runtime.audit;

import java.util.Iterator;
import java.util.Optional;

/**
 * What somebody has made of a log's entries so far, kept beside the log, so that whoever opens it need not begin with entry
 * 0. It proves nothing and is never missed: what the entries lead to can always be had from them. Safe for any thread.
 */
public interface StateStore {

    /** The longest line: 64 MiB. */
    int LINE_BYTES_MAX = 64 << 20;

    /** Makes something of a state. */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * Reads.
         *
         * @param size how many entries led to the state
         * @param lines as they were kept
         */
        T read(long size, Iterator<byte[]> lines);
    }

    /** Whether any state is ever kept here. */
    boolean keeps();

    /**
     * Keeps a state in place of the one before. To be called by a thread that nobody interrupts.
     *
     * @param size how many entries lead to it, all of them durable
     * @param lines at most {@link #LINE_BYTES_MAX} bytes each, none of them a line feed; what they throw is thrown, and the
     *     state before stays
     * @throws AuditLogException if it could not be kept; then the one before is there, or none
     */
    void keep(long size, Iterator<byte[]> lines);

    /**
     * What a reader makes of the state that was kept last; empty if there is none, or none that can be proved to have been
     * kept for the entries of this very log.
     */
    <T> Optional<T> latest(Reader<T> reader);
}
