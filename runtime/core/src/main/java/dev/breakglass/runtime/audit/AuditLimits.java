package dev.breakglass.runtime.audit;

/**
 * What an audit log takes before it refuses.
 *
 * @param entryBytesMax length of an entry, 1 to {@link #ENTRY_BYTES_MAX}
 * @param segmentBytesMax length of a segment file, after which a new one begins; a segment holds one record at the
 *     least, whatever its length
 * @param checkpointBytesMax length of the checkpoint file
 * @param queueEntriesMax entries that wait for the writer; who comes when it is full waits for room
 */
public record AuditLimits(int entryBytesMax, long segmentBytesMax, int checkpointBytesMax, int queueEntriesMax) {

    /** The longest entry, which later publishing as {@code tlog-tiles} sets: its bundles count in 16 bits. */
    public static final int ENTRY_BYTES_MAX = 65_535;

    /** What a log uses when it is not told: segments of 16 MiB, a checkpoint of 64 KiB, 4,096 entries waiting. */
    public static final AuditLimits DEFAULT = new AuditLimits(ENTRY_BYTES_MAX, 16L << 20, 64 << 10, 4096);

    /** Refuses limits out of range. */
    public AuditLimits {
        if (entryBytesMax < 1 || entryBytesMax > ENTRY_BYTES_MAX) {
            throw new IllegalArgumentException("entryBytesMax must be 1 to " + ENTRY_BYTES_MAX);
        }
        if (segmentBytesMax < 1 || checkpointBytesMax < 1 || queueEntriesMax < 1) {
            throw new IllegalArgumentException("limits must be 1 at the least");
        }
    }

    void checkEntry(byte[] entry, LogPlace place) {
        if (entry.length == 0 || entry.length > entryBytesMax) {
            throw new AuditLogException(
                    LogFault.Reason.ENTRY_SIZE,
                    place,
                    "an entry of " + entry.length + " bytes, expected 1 to " + entryBytesMax);
        }
    }
}
