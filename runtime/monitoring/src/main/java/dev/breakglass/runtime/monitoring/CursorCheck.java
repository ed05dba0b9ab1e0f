package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.LogFault;
import java.util.Optional;

/** Whether a cursor is one of this log, and of this history of it. */
final class CursorCheck {

    private static final System.Logger LOGGER = System.getLogger(Forwarder.class.getName());

    /** Ends a replay after the one entry that was asked for; says nothing, and so needs no stack. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient byte[] entry;

        Enough(byte[] entry) {
            super(null, null, false, false);
            this.entry = entry;
        }
    }

    private CursorCheck() {}

    /**
     * @param origin the log's own name
     * @throws CursorException if delivering from this cursor on would leave something out without a word
     */
    static void check(Cursor cursor, String origin, AuditLog log) {
        if (!cursor.log().equals(origin)) {
            throw new CursorException("the cursor is one of the log " + cursor.log() + ", and this is " + origin);
        }
        if (cursor.next() > log.size()) {
            throw new CursorException(
                    "of the log " + origin + " " + cursor.next() + " entries were delivered, and it has " + log.size()
                            + ": it is an older copy, or entries were taken off its end");
        }
        if (cursor.last().isPresent()) {
            long last = cursor.next() - 1;
            Optional<byte[]> entry = entry(log, last);
            if (entry.isPresent()
                    && !Cursor.sha256(entry.get()).equals(cursor.last().get())) {
                throw new CursorException("entry " + last + " of the log " + origin
                        + " is not the one that was delivered: the log has another history");
            }
        }
    }

    /** Empty if it is archived, and the archive is not at hand. */
    private static Optional<byte[]> entry(AuditLog log, long index) {
        try {
            log.replay(index, (at, entry) -> {
                throw new Enough(entry);
            });
            return Optional.empty();
        } catch (Enough found) {
            return Optional.of(found.entry);
        } catch (AuditLogException e) {
            if (e.reason() != LogFault.Reason.MISSING) {
                throw e;
            }
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "entry {0} is not at hand, so it is not compared with the one that was delivered: {1}",
                    String.valueOf(index),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
