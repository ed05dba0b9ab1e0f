package dev.breakglass.bench.workload;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * So many paths over half as many zones, and 1,024 requests spread over all of them: half are permitted, half refused
 * for every cause in turn. The same number always makes the same workload. Immutable.
 *
 * <p>The answers are known because every request is made to be permitted and then, perhaps, spoilt in one thing.
 */
public final class Workload {

    public static final int REQUESTS = 1_024;

    private static final long SEED = 20_261_121;

    private final List<PathSpec> paths;
    private final List<SourceFile> sources;
    private final List<Case> cases;

    private Workload(List<PathSpec> paths, Random random) {
        this.paths = paths;
        this.sources = PolicyText.of(paths);
        this.cases = cases(paths, random);
    }

    /**
     * The workload of so many paths.
     *
     * @param paths an even number, so that each zone has two
     */
    public static Workload of(int paths) {
        if (paths < 2 || paths % 2 != 0) {
            throw new IllegalArgumentException("paths: an even number is needed, found " + paths);
        }
        Random random = new Random(SEED);
        return new Workload(Words.paths(paths, random), random);
    }

    private static List<Case> cases(List<PathSpec> paths, Random random) {
        List<Case> cases = new ArrayList<>();
        Cause[] causes = Cause.values();
        for (int i = 0; i < REQUESTS; i++) {
            // A share of the paths for each pair of requests, so that none is left out.
            long share = (long) paths.size() * (i / 2);
            long from = share / (REQUESTS / 2);
            long upTo = Math.max(from + 1, (share + paths.size()) / (REQUESTS / 2));
            int path = (int) (from + random.nextInt((int) (upTo - from)));
            Draft draft = new Draft(i, paths.get(path), paths.get(path ^ 1), random);
            Optional<Cause> cause = i % 2 == 0 ? Optional.empty() : Optional.of(causes[i / 2 % causes.length]);
            cause.ifPresent(one -> one.spoil(draft));
            cases.add(new Case(draft.request(), cause));
        }
        Collections.shuffle(cases, random);
        return List.copyOf(cases);
    }

    public List<PathSpec> paths() {
        return paths;
    }

    /** In the order in which they are asked in rotation. */
    public List<Case> cases() {
        return cases;
    }

    public List<Request> requests() {
        return cases.stream().map(Case::request).toList();
    }

    /** The same paths as a policy set, ten in a file. */
    public List<SourceFile> sources() {
        return sources;
    }

    /** The sources as the checker knows them; checked anew at every call. */
    public Policy policy() {
        return checked(sources);
    }

    public static Policy checked(List<SourceFile> sources) {
        Checked<Policy> checked = Checker.check(sources);
        return checked.value()
                .orElseThrow(
                        () -> new IllegalStateException(new DiagnosticRenderer(false).render(checked.diagnostics())));
    }
}
