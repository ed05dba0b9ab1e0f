package dev.breakglass.scenario.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario or request file that cannot be understood. Its message is all its problems, one a line. */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ScenarioProblem> problems;

    public ScenarioException(List<ScenarioProblem> problems) {
        super(problems.stream().map(ScenarioProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ScenarioException(FilePlace place, String message) {
        this(List.of(new ScenarioProblem(place, message)));
    }

    /** In order of their places; never empty. */
    public List<ScenarioProblem> problems() {
        return problems;
    }
}
