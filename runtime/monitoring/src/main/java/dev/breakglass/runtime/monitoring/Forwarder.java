package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings the entries of a log to one receiver, in order and each at least once, from a thread of its own. Only when the receiver
 * has a batch the cursor moves, durably: after a crash in between the batch comes again.
 *
 * <p>It reads the log as anybody may who has it open, waits for nobody who writes, and keeps nobody waiting. A receiver that
 * is down, or an entry that it does not take, delays what comes after; nothing is passed over. Methods are for any thread.
 */
public final class Forwarder implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Forwarder.class.getName());

    private final AuditLog log;
    private final CursorFolder cursor;
    private final Progress progress;
    private final Pause pause;
    private final Duration closing;
    private final Thread thread;

    private Forwarder(AuditLog log, CursorFolder cursor, Progress progress, ForwarderBuilder with, Thread thread) {
        this.log = log;
        this.cursor = cursor;
        this.progress = progress;
        this.pause = with.pause;
        this.closing = with.closing;
        this.thread = thread;
    }

    /**
     * A forwarder to be.
     *
     * @param log which stays open for as long as the forwarder
     * @param sink where entries are brought; for this forwarder alone
     * @param folder of the cursor, for this forwarder alone, and not in the log's own folder; made when it is not there
     */
    public static ForwarderBuilder of(AuditLog log, Sink sink, Path folder) {
        return new ForwarderBuilder(log, sink, folder);
    }

    static Forwarder start(ForwarderBuilder with) {
        CursorFolder folder = CursorFolder.open(with.folder);
        try {
            String origin = with.log.checkpoint().origin();
            Cursor cursor = folder.read().orElse(null);
            if (cursor == null) {
                cursor = new Cursor(origin, with.first, Optional.empty());
                CursorCheck.check(cursor, origin, with.log);
                folder.write(cursor);
            } else {
                CursorCheck.check(cursor, origin, with.log);
            }
            Progress progress = new Progress(with.name, origin, with.clock, cursor.next());
            Delivery delivery = new Delivery(
                    with.log, origin, with.sink, folder, progress, with.pause, new Backoff(with.chance), with);
            Thread thread = new Thread(null, delivery, with.name + " of " + origin, 0, false);
            // A process that ends without closing loses nothing: the cursor says what is left.
            thread.setDaemon(true);
            Forwarder forwarder = new Forwarder(with.log, folder, progress, with, thread);
            thread.start();
            return forwarder;
        } catch (IOException e) {
            folder.close();
            throw new CursorException(with.folder + ": the cursor cannot be written: " + e, e);
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /** How far it is. */
    public ForwarderStatus status() {
        return progress.status(log.size());
    }

    /**
     * Ends, after the batch that the sink has now if that does not take too long. A sink that does not come back even when it is
     * interrupted is left to itself after twice {@link ForwarderBuilder#closing}: its thread is a daemon, and can no longer
     * move the cursor, so that what it had comes again. Close the forwarder before its log. Closing twice does nothing.
     */
    @Override
    public void close() {
        pause.end();
        // A sink may close its own forwarder, and does not wait for itself.
        if (Thread.currentThread() != thread && !isOver()) {
            thread.interrupt();
            if (!isOver()) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "{0}: the sink does not come back, and is left to itself",
                        thread.getName());
            }
        }
        cursor.close();
    }

    /** Waits for a while. An interrupt of the caller ends the waiting. */
    private boolean isOver() {
        try {
            thread.join(Math.max(1, closing.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
