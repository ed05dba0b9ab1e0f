package dev.breakglass.bench.decisions;

import dev.breakglass.bench.engine.Engines;
import dev.breakglass.bench.engine.other.OtherEngines;
import dev.breakglass.bench.workload.EngineMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing to measure, in virtual machines of its own.
 *
 * @param threads that ask; 0 for the average of one thread and what it allocates
 */
record Point(String engine, Asked asked, int paths, int threads) {

    private static final List<Integer> PATHS = List.of(10, 100, 1_000, 10_000);
    private static final List<Integer> TAIL_PATHS = List.of(100, 10_000);
    private static final List<String> FAST = List.of(Engines.FLOOR, Engines.PREPARED, Engines.STRINGS, Engines.BY_HAND);

    /** Engines of which one virtual machine does not say enough: how it happens to compile them makes a third of what they take. */
    private static final Set<String> QUICK =
            Stream.concat(FAST.stream(), OtherEngines.QUICK.stream()).collect(Collectors.toUnmodifiableSet());

    private static final int MACHINES_OF_QUICK = 3;

    /** In how many virtual machines its average is measured. */
    int machines() {
        return QUICK.contains(engine) ? MACHINES_OF_QUICK : 1;
    }

    /** All of them; what is to be compared comes one after the other. */
    static List<Point> all(Predicate<EngineMaker> chosen) {
        List<EngineMaker> engines = Engines.all().stream().filter(chosen).toList();
        List<EngineMaker> fast =
                engines.stream().filter(engine -> FAST.contains(engine.name())).toList();
        List<Point> points = new ArrayList<>();
        for (int paths : PATHS) {
            add(points, engines, Asked.MIXED, paths, 0);
            add(points, fast, Asked.PERMITTED, paths, 0);
            add(points, fast, Asked.REFUSED, paths, 0);
            add(points, fast, Asked.HOT, paths, 0);
        }
        List<EngineMaker> ours = fast.stream()
                .filter(engine -> !engine.name().equals(Engines.BY_HAND))
                .toList();
        for (int paths : TAIL_PATHS) {
            add(points, ours, Asked.MIXED, paths, 1);
            add(points, ours, Asked.MIXED, paths, 2);
        }
        return points;
    }

    private static void add(List<Point> points, List<EngineMaker> engines, Asked asked, int paths, int threads) {
        engines.stream()
                .filter(engine -> paths <= engine.pathsMax())
                .map(engine -> new Point(engine.name(), asked, paths, threads))
                .forEach(points::add);
    }
}
