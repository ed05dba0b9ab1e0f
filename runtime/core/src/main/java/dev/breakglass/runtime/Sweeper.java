package dev.breakglass.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A daemon thread that sweeps every so often until it is closed, whatever a sweep throws. */
final class Sweeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BreakGlass.class.getName());

    private final Duration every;
    private final Runnable sweep;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean fails;

    private Sweeper(Duration every, Runnable sweep) {
        this.every = every;
        this.sweep = sweep;
    }

    static Sweeper start(Duration every, Runnable sweep) {
        Sweeper sweeper = new Sweeper(every, sweep);
        Thread thread = new Thread(sweeper::run, "breakglass-sweeper");
        thread.setDaemon(true);
        thread.start();
        return sweeper;
    }

    private void run() {
        while (!isClosedBeforeNext()) {
            try {
                sweep.run();
                fails = false;
            } catch (Throwable failure) {
                say(failure);
            }
        }
    }

    private boolean isClosedBeforeNext() {
        while (true) {
            try {
                return closed.await(every.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Nobody stops it but by closing: what it ends would stay open.
            }
        }
    }

    /** Once for each time that it goes wrong, not once a second. */
    private void say(Throwable failure) {
        if (!fails && closed.getCount() > 0) {
            LOG.log(System.Logger.Level.WARNING, "what is over could not be ended; it is tried again", failure);
        }
        fails = true;
    }

    /** Does not wait for a sweep that is under way. */
    @Override
    public void close() {
        closed.countDown();
    }
}
