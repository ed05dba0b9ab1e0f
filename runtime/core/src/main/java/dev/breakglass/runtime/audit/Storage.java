package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Everything that a log changes on disk goes through here, so that tests can make each step fail. Where there is no room,
 * a step throws a {@link StorageFullException} and may have done a part.
 */
interface Storage {

    /** Opens a file to write at its end; creates it when it is not there. */
    Output append(Path file) throws IOException;

    /**
     * Writes again what a file holds, and makes it durable. After an fsync that failed, the system may show what it had in
     * memory and count it as written, so that the next fsync leaves it out.
     */
    void rewrite(Path file) throws IOException;

    /** Shortens a file, durably. */
    void cut(Path file, long length) throws IOException;

    /** Puts one file in another's place: whoever looks sees the one or the other. */
    void replace(Path from, Path to) throws IOException;

    /** Removes a file; does nothing when it is not there. */
    void delete(Path file) throws IOException;

    void createFolder(Path folder) throws IOException;

    /** Creates a folder that nobody else of the machine can look into. */
    default void createOwnFolder(Path folder) throws IOException {
        createFolder(folder);
    }

    /** Makes the folder's list of files durable. */
    void syncFolder(Path folder) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {

        /** Writes some of the bytes, perhaps not all. */
        int write(ByteBuffer bytes) throws IOException;

        /** Makes what was written durable. */
        void sync() throws IOException;
    }
}
