package dev.breakglass.bench.scale;

/** How often each time came, in steps of an eighth of a power of two. For one thread. */
final class Latencies {

    private static final int STEP_BITS = 3;

    private final long[] counts = new long[Long.SIZE << STEP_BITS];
    private long count;
    private long max;

    void add(long nanos) {
        counts[step(nanos)]++;
        count++;
        max = Math.max(max, nanos);
    }

    void add(Latencies others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        count += others.count;
        max = Math.max(max, others.max);
    }

    long count() {
        return count;
    }

    long max() {
        return max;
    }

    /** The upper edge of the step within which such a share of all times lies. */
    long within(double share) {
        long wanted = (long) Math.ceil(count * share);
        long sum = 0;
        for (int step = 0; step < counts.length; step++) {
            sum += counts[step];
            if (sum >= wanted) {
                return Math.min(max, edge(step));
            }
        }
        return max;
    }

    private static int step(long nanos) {
        long value = Math.max(1, nanos);
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        long below = power <= STEP_BITS ? value << (STEP_BITS - power) : value >>> (power - STEP_BITS);
        return (power << STEP_BITS) + (int) (below & (1 << STEP_BITS) - 1);
    }

    private static long edge(int step) {
        int power = step >> STEP_BITS;
        long eighths = (step & (1 << STEP_BITS) - 1) + (1L << STEP_BITS) + 1;
        return power <= STEP_BITS ? eighths >> (STEP_BITS - power) : eighths << (power - STEP_BITS);
    }
}
