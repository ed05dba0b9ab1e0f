package dev.breakglass.runtime.monitoring;

import java.nio.charset.StandardCharsets;

/** One entry of one log, as it lies there. Immutable and safe for any thread. */
public final class LogEntry {

    private final String log;
    private final long index;
    private final byte[] bytes;

    /**
     * An entry.
     *
     * @param log the log's origin
     * @param index from 0
     * @param bytes by agreement canonical JSON in UTF-8 whose {@code seq} is the index; not copied, and the entry's from
     *     now on
     */
    public LogEntry(String log, long index, byte[] bytes) {
        this.log = log;
        this.index = index;
        this.bytes = bytes;
    }

    /** The log's origin. */
    public String log() {
        return log;
    }

    /** From 0, without gaps. */
    public long index() {
        return index;
    }

    /**
     * What no other entry of any log has: the log's origin, {@code #} and the index. Whoever receives an entry twice knows it
     * by this.
     */
    public String uid() {
        return log + "#" + index;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    /** The bytes, read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The unique id; never what the entry says. */
    @Override
    public String toString() {
        return uid();
    }
}
