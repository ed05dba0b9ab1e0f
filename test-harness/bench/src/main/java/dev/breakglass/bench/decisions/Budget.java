package dev.breakglass.bench.decisions;

import java.util.function.LongSupplier;

/** How long each iteration may take so that all points together take no longer than was asked for. */
final class Budget {

    // What is shorter measures the interpreter.
    private static final long MILLIS_MIN = 100;
    private static final long MILLIS_MAX = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    // A virtual machine, a policy and its requests, and to get warm; put right by the first points.
    private static final double OVERHEAD_MILLIS = 5_500;
    private static final double WEIGHT = 0.2;

    private final LongSupplier nanoTime;
    private final long end;
    private int left;
    private double overhead = OVERHEAD_MILLIS;

    /** @param runs how many virtual machines there will be */
    Budget(int runs, long seconds, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.left = runs;
        this.end = nanoTime.getAsLong() + seconds * 1_000 * NANOS_PER_MILLI;
    }

    /** What is left, shared by the runs that are left, without what they take besides. */
    long iterationMillis() {
        double each = (end - nanoTime.getAsLong()) / (double) NANOS_PER_MILLI / Math.max(1, left) - overhead;
        long millis = (long) (each / Measure.ITERATIONS);
        return Math.max(MILLIS_MIN, Math.min(MILLIS_MAX, millis));
    }

    /** Learns from what so many of them took. */
    void took(int runs, long nanos, long iterationMillis) {
        left -= runs;
        double iterations = Measure.ITERATIONS * (double) iterationMillis;
        double besides = nanos / (double) NANOS_PER_MILLI / runs - iterations;
        overhead += WEIGHT * (besides - overhead);
    }
}
