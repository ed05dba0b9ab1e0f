package dev.breakglass.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that one run measured.
 *
 * @param command what was run
 * @param others the engines that are not of this project
 */
public record Results(Machine machine, String command, List<String> others, List<Figure> figures, List<Tail> tails) {

    public Results {
        others = List.copyOf(others);
        figures = List.copyOf(figures);
        tails = List.copyOf(tails);
    }

    List<String> engines() {
        return figures.stream().map(Figure::engine).distinct().toList();
    }

    List<Integer> paths() {
        return figures.stream().map(Figure::paths).distinct().sorted().toList();
    }

    Optional<Figure> figure(String engine, String requests, int paths) {
        return figures.stream()
                .filter(figure ->
                        figure.engine().equals(engine) && figure.requests().equals(requests) && figure.paths() == paths)
                .findFirst();
    }

    OptionalDouble nanos(String engine, String requests, int paths) {
        return figure(engine, requests, paths).stream()
                .mapToDouble(Figure::nanos)
                .findFirst();
    }

    /** Of the others, the one that decides quickest on so many paths. */
    Optional<Figure> fastestOther(int paths) {
        return others.stream()
                .flatMap(engine -> figure(engine, "mixed", paths).stream())
                .min((a, b) -> Double.compare(a.nanos(), b.nanos()));
    }
}
