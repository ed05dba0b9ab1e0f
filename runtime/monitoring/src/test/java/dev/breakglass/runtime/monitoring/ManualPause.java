package dev.breakglass.runtime.monitoring;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits that last until the test lets them be over. */
final class ManualPause implements Pause {

    static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    private final Semaphore turns = new Semaphore(0);
    private volatile boolean ended;

    @Override
    public void pass(Duration time) {
        if (!ended) {
            waits.add(time);
            turns.acquireUninterruptibly();
        }
    }

    @Override
    public void end() {
        ended = true;
        turns.release(1_000);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /** Has the forwarder come to its next wait; how long that would be. */
    Duration next() {
        try {
            Duration wait = waits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (wait == null) {
                throw new AssertionError("the forwarder does not come to its next wait");
            }
            return wait;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets one wait be over. */
    void over() {
        turns.release();
    }

    /** Lets the present wait be over, and has the next one. */
    Duration overAndNext() {
        over();
        return next();
    }
}
