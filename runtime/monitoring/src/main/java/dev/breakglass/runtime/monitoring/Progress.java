package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.monitoring.ForwarderStatus.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What a forwarder says of itself. Written by its thread, read by any. */
final class Progress {

    private static final System.Logger LOGGER = System.getLogger(Forwarder.class.getName());

    private final String name;
    private final String log;
    private final InstantSource clock;
    private long delivered;
    private Optional<Instant> delivering = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();

    Progress(String name, String log, InstantSource clock, long delivered) {
        this.name = name;
        this.log = log;
        this.clock = clock;
        this.delivered = delivered;
    }

    synchronized long delivered() {
        return delivered;
    }

    synchronized ForwarderStatus status(long size) {
        return new ForwarderStatus(log, delivered, Math.max(size, delivered), delivering, trouble);
    }

    synchronized int failures() {
        return trouble.map(Trouble::failures).orElse(0);
    }

    synchronized void handedOver() {
        delivering = Optional.of(clock.instant());
    }

    synchronized void back() {
        delivering = Optional.empty();
    }

    /** The receiver has what comes before this index, and the cursor says so. */
    void done(long next) {
        Optional<Trouble> over;
        synchronized (this) {
            delivered = next;
            over = trouble;
            trouble = Optional.empty();
        }
        over.ifPresent(was -> LOGGER.log(
                System.Logger.Level.INFO,
                "{0}: entries of {1} are delivered again, after {2} failures since {3}",
                name,
                log,
                String.valueOf(was.failures()),
                was.since()));
    }

    /** Notes a failure, and warns of the first of an outage. */
    void failed(Throwable failure, long first, int entries, Duration wait) {
        Trouble now;
        synchronized (this) {
            Instant moment = clock.instant();
            now = new Trouble(
                    said(failure),
                    first,
                    entries,
                    failures() + 1,
                    trouble.map(Trouble::since).orElse(moment),
                    moment.plus(wait));
            trouble = Optional.of(now);
        }
        if (now.failures() == 1) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}: entries of {1} from {2} on are not delivered, and are tried again until they are: {3}",
                    name,
                    log,
                    String.valueOf(first),
                    now.failure());
        }
    }

    /** Messages of others may quote what they were given, tokens with it. */
    private static String said(Throwable failure) {
        boolean isOurs = failure instanceof DeliveryException
                || failure instanceof AuditLogException
                || failure instanceof CursorNotMoved;
        String type = failure.getClass().getName();
        return isOurs ? failure.getClass().getSimpleName() + ": " + failure.getMessage() : type;
    }
}
