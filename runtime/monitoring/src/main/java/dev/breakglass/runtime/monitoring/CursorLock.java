package dev.breakglass.runtime.monitoring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a cursor to one forwarder: a system property for this process, in whatever class loaders, then a file lock for the
 * others. In that order, because POSIX frees a process's locks on a file as soon as the process closes any channel on it.
 */
final class CursorLock implements Closeable {

    private final FileChannel channel;
    private final String claim;
    private boolean open = true;

    private CursorLock(FileChannel channel, String claim) {
        this.channel = channel;
        this.claim = claim;
    }

    /**
     * @param folder that is there
     * @throws CursorException if another forwarder has it
     */
    static CursorLock of(Path folder) throws IOException {
        String claim = CursorLock.class.getName() + ":" + folder.toRealPath();
        if (System.getProperties().putIfAbsent(claim, "taken") != null) {
            throw new CursorException(folder + ": another forwarder of this process has the cursor");
        }
        try {
            return new CursorLock(locked(folder), claim);
        } catch (IOException | RuntimeException | Error e) {
            System.clearProperty(claim);
            throw e;
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new CursorException(folder + ": another forwarder of this process has the cursor", e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new CursorException(folder + ": a forwarder of another process has the cursor");
        }
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open) {
            open = false;
            try {
                channel.close();
            } finally {
                System.clearProperty(claim);
            }
        }
    }
}
