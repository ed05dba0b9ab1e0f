package dev.breakglass.runtime.audit;

import java.nio.file.Path;

/**
 * Where in a log something is wrong.
 *
 * @param file the file's name within the log's folder, or the folder's own
 * @param offset in bytes from the file's start, or {@link #NONE}
 * @param record the index of the entry, or {@link #NONE}
 */
public record LogPlace(String file, long offset, long record) {

    /** Stands for an offset or record that there is none of. */
    public static final long NONE = -1;

    static LogPlace of(Path file) {
        return new LogPlace(String.valueOf(file.getFileName()), NONE, NONE);
    }

    static LogPlace of(Path file, long offset, long record) {
        return new LogPlace(String.valueOf(file.getFileName()), offset, record);
    }

    /** For people: {@code 00000000000000000000.log, byte 160, record 2}. */
    @Override
    public String toString() {
        return file + (offset == NONE ? "" : ", byte " + offset) + (record == NONE ? "" : ", record " + record);
    }
}
