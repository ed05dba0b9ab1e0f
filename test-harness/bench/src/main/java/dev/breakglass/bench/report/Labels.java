package dev.breakglass.bench.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Puts labels as near as can be to where they belong, without one over the other. */
final class Labels {

    private Labels() {}

    /** @return for each wish a place, so far from all others and between the bounds as long as there is room */
    static double[] apart(double[] wishes, double distance, double min, double max) {
        int[] order = IntStream.range(0, wishes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> wishes[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] places = wishes.clone();
        double next = min;
        for (int label : order) {
            places[label] = Math.max(places[label], next);
            next = places[label] + distance;
        }
        double last = max;
        for (int i = order.length - 1; i >= 0; i--) {
            places[order[i]] = Math.min(places[order[i]], last);
            last = places[order[i]] - distance;
        }
        return Arrays.copyOf(places, places.length);
    }
}
