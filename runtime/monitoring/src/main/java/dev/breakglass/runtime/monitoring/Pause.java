package dev.breakglass.runtime.monitoring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a forwarder waits, and how it is told to end. */
interface Pause {

    /** Waits so long, or until {@link #end}. Comes back early for an interrupt. */
    void pass(Duration time);

    /** From now on nobody waits. */
    void end();

    boolean ended();

    /** By the machine's own ticker. */
    static Pause real() {
        CountDownLatch end = new CountDownLatch(1);
        return new Pause() {
            @Override
            public void pass(Duration time) {
                try {
                    if (end.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    // A sink may have left it behind; only end() ends.
                    Thread.interrupted();
                }
            }

            @Override
            public void end() {
                end.countDown();
            }

            @Override
            public boolean ended() {
                return end.getCount() == 0;
            }
        };
    }
}
