package dev.breakglass.runtime.audit;

/**
 * A record that is not as it was written.
 *
 * @param torn whether it looks like a write that a crash cut short: the last one, without its end
 * @param segment the file
 * @param offset where the record starts, in bytes
 * @param record its index
 * @param message what is wrong
 * @param bytes from there to the end of the file
 */
record Damage(boolean torn, Segment segment, long offset, long record, String message, long bytes) {

    LogFault fault() {
        return new LogFault(LogFault.Reason.RECORD, LogPlace.of(segment.file(), offset, record), message);
    }
}
