package dev.breakglass.cli.bench;

import com.sun.management.ThreadMXBean;
import dev.breakglass.runtime.decision.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * Measures one way to decide, on the thread that asks: warm-up, rounds without a timer, and then every decision by itself.
 * Nothing is subtracted from anything.
 */
final class Stopwatch {

    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 3;
    private static final double WARM_UP_SHARE = 0.4;
    private static final double ROUNDS_SHARE = 0.25;
    private static final int WINDOWS = 12;
    private static final int STEADY_WINDOWS = 3;
    private static final double STEADY = 1.1;
    private static final long CHUNK_NANOS = 1_000_000;
    private static final int CHUNK_MAX = 1 << 20;

    private final Way way;
    private final Outcome[] answers;
    private final long nanos;
    private int next;
    private int chunk = 1;

    private Stopwatch(Way way, Duration time) {
        this.way = way;
        this.answers = way.answers().toArray(Outcome[]::new);
        this.nanos = time.toNanos();
    }

    /**
     * What one way costs.
     *
     * @param time it takes, about
     */
    static Figures measure(Way way, Duration time) {
        return new Stopwatch(way, time).figures();
    }

    /** What the timer says of nothing at all: it is in every latency that is measured with it. */
    static Histogram timer(Duration time) {
        nothing(time.dividedBy(2));
        return nothing(time.dividedBy(2));
    }

    private static Histogram nothing(Duration time) {
        Histogram histogram = histogram();
        long end = System.nanoTime() + time.toNanos();
        long after;
        do {
            long before = System.nanoTime();
            after = System.nanoTime();
            record(histogram, after - before);
        } while (after < end);
        return histogram;
    }

    private Figures figures() {
        boolean settled = warmUp();
        Rounds rounds = rounds();
        return new Figures(way.name(), latency(), rounds.perSecond, rounds.bytes, settled);
    }

    /** Runs in windows of time until three in a row are alike, or for as long as it may. */
    private boolean warmUp() {
        double[] last = new double[STEADY_WINDOWS];
        for (int window = 0; window < WINDOWS; window++) {
            long start = System.nanoTime();
            long end = start + (long) (nanos * WARM_UP_SHARE / WINDOWS);
            long count = 0;
            long now = start;
            while (now < end) {
                long before = now;
                decide(chunk);
                count += chunk;
                now = System.nanoTime();
                if (now - before < CHUNK_NANOS && chunk < CHUNK_MAX) {
                    chunk *= 2;
                }
            }
            last[window % STEADY_WINDOWS] = (double) (now - start) / count;
            double[] sorted = last.clone();
            Arrays.sort(sorted);
            if (window >= STEADY_WINDOWS && sorted[STEADY_WINDOWS - 1] <= sorted[0] * STEADY) {
                return true;
            }
        }
        return false;
    }

    private record Rounds(long perSecond, OptionalLong bytes) {}

    private Rounds rounds() {
        long allocated = allocated();
        long start = System.nanoTime();
        long end = start + (long) (nanos * ROUNDS_SHARE);
        long count = 0;
        long now = start;
        while (now < end) {
            decide(chunk);
            count += chunk;
            now = System.nanoTime();
        }
        long bytes = allocated() - allocated;
        return new Rounds(
                Math.round(count * 1e9 / (now - start)),
                allocated < 0 ? OptionalLong.empty() : OptionalLong.of((bytes + count - 1) / count));
    }

    private Histogram latency() {
        Histogram histogram = histogram();
        long end = System.nanoTime() + (long) (nanos * (1 - WARM_UP_SHARE - ROUNDS_SHARE));
        while (System.nanoTime() < end) {
            timed(chunk, histogram);
        }
        return histogram;
    }

    private void decide(int count) {
        int i = next;
        boolean same = true;
        for (int k = 0; k < count; k++) {
            same &= way.decide().apply(i).outcome() == answers[i];
            i = i + 1 == answers.length ? 0 : i + 1;
        }
        next = i;
        check(same);
    }

    private void timed(int count, Histogram histogram) {
        int i = next;
        boolean same = true;
        for (int k = 0; k < count; k++) {
            long before = System.nanoTime();
            Outcome answer = way.decide().apply(i).outcome();
            long after = System.nanoTime();
            record(histogram, after - before);
            same &= answer == answers[i];
            i = i + 1 == answers.length ? 0 : i + 1;
        }
        next = i;
        check(same);
    }

    private void check(boolean same) {
        if (!same) {
            throw new IllegalStateException(way.name() + " changed an answer while it was measured");
        }
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }

    /** A clock that went back, or a machine that slept, is still a measured value and not a crash. */
    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
    }

    /** Bytes that this thread has allocated so far; negative if the JVM does not say. */
    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                        && threads.isThreadAllocatedMemoryEnabled()
                ? threads.getCurrentThreadAllocatedBytes()
                : -1;
    }
}
