package dev.breakglass.cli.bench;

import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one way to decide.
 *
 * @param latency of each decision by itself, in nanoseconds; what the timer costs is in it
 * @param perSecond decisions of one thread in a second, from rounds without a timer
 * @param bytes allocated by a decision on average, rounded up; absent where the JVM does not say
 * @param settled whether the warm-up ended because nothing got faster any more, and not because its time was over
 */
record Figures(String way, Histogram latency, long perSecond, OptionalLong bytes, boolean settled) {

    static final double[] PERCENTILES = {50, 90, 99, 99.9};
}
