package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Keeps a log to one opener: a lock on a file against other processes, and a system property against this one.
 *
 * <p>The property comes first. When a process closes any channel on a file, POSIX frees all the locks that the process
 * has on it, so a second opener must be turned away before it touches the file. A property holds for the whole process,
 * also where this class was loaded twice.
 */
final class FolderLock implements Closeable {

    private final Path file;
    private final Object identity;
    private final FileChannel channel;
    private final String property;
    private boolean closed;

    private FolderLock(Path file, Object identity, FileChannel channel, String property) {
        this.file = file;
        this.identity = identity;
        this.channel = channel;
        this.property = property;
    }

    static FolderLock acquire(Path file) throws IOException {
        create(file);
        Object identity = identity(file);
        String property = FolderLock.class.getName() + ":" + identity;
        if (System.getProperties().putIfAbsent(property, "open") != null) {
            throw locked(file, "this process has the log open already");
        }
        boolean isOurs = false;
        try {
            FolderLock acquired =
                    new FolderLock(file, identity, FileChannel.open(file, StandardOpenOption.WRITE), property);
            try {
                acquired.lock();
                isOurs = true;
                return acquired;
            } finally {
                if (!isOurs) {
                    acquired.channel.close();
                }
            }
        } finally {
            // Also where the file could not be opened: the next try may be able to.
            if (!isOurs) {
                System.clearProperty(property);
            }
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw locked(file, "another process has the log open");
            }
        } catch (OverlappingFileLockException e) {
            throw locked(file, "this process has the log open already");
        }
        // It may have been exchanged since it was looked at.
        check();
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // As it is after the first opening; nothing was opened by the attempt.
        }
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    private static AuditLogException locked(Path file, String message) {
        return new AuditLogException(LogFault.Reason.LOCKED, LogPlace.of(file), message);
    }

    /**
     * Refuses if the file is no longer the one that was locked: where somebody removed it, another process may have locked
     * a new one.
     */
    void check() throws IOException {
        boolean isSame;
        try {
            isSame = identity(file).equals(identity);
        } catch (NoSuchFileException e) {
            isSame = false;
        }
        if (!isSame) {
            throw new IOException("its lock was removed, and another process may have the log open");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } finally {
                System.clearProperty(property);
            }
        }
    }
}
