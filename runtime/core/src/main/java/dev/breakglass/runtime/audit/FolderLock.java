package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
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

    private final FileChannel channel;
    private final String property;
    private boolean closed;

    private FolderLock(FileChannel channel, String property) {
        this.channel = channel;
        this.property = property;
    }

    static FolderLock acquire(Path file) throws IOException {
        create(file);
        String property = FolderLock.class.getName() + ":" + identity(file);
        if (System.getProperties().putIfAbsent(property, "open") != null) {
            throw locked(file, "this process has the log open already");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                FolderLock acquired = new FolderLock(channel, property);
                channel = null;
                return acquired;
            }
            throw locked(file, "another process has the log open");
        } catch (OverlappingFileLockException e) {
            throw locked(file, "this process has the log open already");
        } finally {
            if (channel != null) {
                channel.close();
                System.clearProperty(property);
            }
        }
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
