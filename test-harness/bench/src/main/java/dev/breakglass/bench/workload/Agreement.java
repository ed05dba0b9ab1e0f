package dev.breakglass.bench.workload;

import java.util.List;

/** Lets no engine be timed that does not give the known answer to every request of a workload. */
public final class Agreement {

    private Agreement() {}

    /**
     * Asks the engine everything, twice, so that what it keeps from the first time cannot change the second.
     *
     * @throws IllegalStateException with the first difference
     */
    public static void check(Workload workload, Engine engine) {
        List<Case> cases = workload.cases();
        for (int i = 0; i < 2 * cases.size(); i++) {
            int request = i % cases.size();
            Case asked = cases.get(request);
            if (engine.permits(request) != asked.permitted()) {
                throw new IllegalStateException("%s, %d paths, request %d: expected %s, found the opposite%n%s"
                        .formatted(
                                engine.name(),
                                workload.paths().size(),
                                request,
                                asked.cause().map(Enum::name).orElse("permit"),
                                asked.request()));
            }
        }
    }
}
