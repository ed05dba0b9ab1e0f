package dev.breakglass.runtime.credentials;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a folder to one broker: of this process by a system property, of all processes by a locked file. The property is asked
 * first, because closing a second channel on the file would free the lock of the first (POSIX).
 */
final class FolderHold implements Closeable {

    private final String property;
    private final FileChannel channel;

    private FolderHold(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    static FolderHold of(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        String property = FolderHold.class.getName() + ":" + real;
        if (System.getProperties().putIfAbsent(property, "held") != null) {
            throw taken(real, "this process");
        }
        try {
            return new FolderHold(property, lock(real));
        } catch (IOException | RuntimeException e) {
            System.clearProperty(property);
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(folder, "another process");
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException taken(Path folder, String by) {
        return new IOException(by + " has a broker on the folder " + folder + " already");
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                System.clearProperty(property);
            }
        }
    }
}
