package dev.breakglass.bench.workload;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

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
        // Made in the order in which they are asked, so that they lie in memory one after the other.
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, REQUESTS).boxed().toList());
        Collections.shuffle(order, random);
        Map<String, String> said = new HashMap<>();
        return order.stream()
                .map(number -> {
                    int path = path(number, paths.size(), random);
                    return made(new Draft(number, paths.get(path), paths.get(path ^ 1), said, random));
                })
                .toList();
    }

    /** One of the share of the paths that each pair of requests has, so that none of a small set is left out. */
    private static int path(int number, int paths, Random random) {
        int pairs = REQUESTS / 2;
        int from = (int) ((long) paths * (number / 2) / pairs);
        int upTo = (int) ((long) paths * (number / 2 + 1) / pairs);
        return from + (upTo > from ? random.nextInt(upTo - from) : 0);
    }

    private static Case made(Draft draft) {
        Cause[] causes = Cause.values();
        Optional<Cause> cause =
                draft.number % 2 == 0 ? Optional.empty() : Optional.of(causes[draft.number / 2 % causes.length]);
        cause.ifPresent(one -> one.spoil(draft));
        return new Case(draft.request(), cause);
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
