package dev.breakglass.bench.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A logarithmic scale from one place to another.
 *
 * @param low the power of ten at {@code from}
 * @param high the power of ten at {@code to}
 */
record Scale(int low, int high, double from, double to) {

    /** With whole decades around all values. */
    static Scale of(double[] values, double from, double to) {
        double min = Arrays.stream(values).min().orElse(1);
        double max = Arrays.stream(values).max().orElse(1);
        int low = (int) Math.floor(Math.log10(min));
        return new Scale(low, Math.max(low + 1, (int) Math.ceil(Math.log10(max))), from, to);
    }

    double at(double value) {
        return from + (Math.log10(value) - low) / (high - low) * (to - from);
    }

    double[] decades() {
        return DoubleStream.iterate(low, power -> power <= high, power -> power + 1)
                .map(power -> Math.pow(10, power))
                .toArray();
    }
}
