package dev.breakglass.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that somebody wants the process to end (Ctrl-C, SIGTERM) and holds its end up until the work in hand is
 * written. Open while there is such work. Thread-safe.
 */
final class Interrupt implements AutoCloseable {

    /** Whatever hangs must not make the process one that cannot be stopped. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "interrupt");

    private Interrupt() {}

    static Interrupt listen() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits so long, or until somebody asks; whether somebody has. */
    boolean await(long millis) {
        try {
            return asked.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void hold() {
        asked.countDown();
        try {
            if (!done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("bgp: stopped in the middle of a scenario, and nothing was written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is written. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and now it may.
            return;
        }
    }
}
