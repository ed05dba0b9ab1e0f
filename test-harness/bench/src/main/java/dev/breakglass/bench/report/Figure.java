package dev.breakglass.bench.report;

/**
 * What one decision takes on the average.
 *
 * @param requests which requests were asked: {@code mixed permitted refused hot}
 * @param nanos the median of all iterations
 * @param nanosMin the quickest iteration
 * @param nanosMax the slowest
 * @param bytes allocated for each decision, rounded
 */
public record Figure(
        String engine, String requests, int paths, double nanos, double nanosMin, double nanosMax, long bytes) {}
