package dev.breakglass.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Problems gathered over one file, so that an author hears of all of them at once. Not for several threads. */
public final class ProblemList {

    /** Further problems of one file are not told. */
    private static final int PROBLEMS_MAX = 50;

    private final List<ScenarioProblem> problems = new ArrayList<>();

    /** What the reading gives, or nothing if it ends in problems, which are kept. */
    public <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ScenarioException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    public void add(FilePlace place, String message) {
        problems.add(new ScenarioProblem(place, message));
    }

    /** Throws all problems, each once and in order of their places, if there are any. */
    public void raise() {
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(
                                    (ScenarioProblem p) -> p.place().line())
                            .thenComparingInt(p -> p.place().column()))
                    .limit(PROBLEMS_MAX)
                    .toList());
        }
    }
}
