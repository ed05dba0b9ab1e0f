package dev.breakglass.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long each step took, every time it was done. */
final class Laps {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        add(step, System.nanoTime() - start);
        return result;
    }

    void add(String step, long took) {
        nanos.computeIfAbsent(step, unknown -> new ArrayList<>()).add(took);
    }

    List<String> steps() {
        return List.copyOf(nanos.keySet());
    }

    /** In milliseconds, of the second half of all times: the first half warms up. Of one time, that one. */
    double median(String step) {
        List<Long> all = nanos.getOrDefault(step, List.of());
        List<Long> late =
                all.subList(all.size() / 2, all.size()).stream().sorted().toList();
        if (late.isEmpty()) {
            throw new IllegalArgumentException("never done: " + step);
        }
        return late.get(late.size() / 2) / NANOS_PER_MILLI;
    }

    /** A line for each time, as {@link #read} reads it. */
    List<String> lines() {
        return nanos.entrySet().stream()
                .flatMap(step -> step.getValue().stream().map(took -> took + " " + step.getKey()))
                .toList();
    }

    void read(List<String> lines) {
        for (String line : lines) {
            int space = line.indexOf(' ');
            add(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
        }
    }
}
