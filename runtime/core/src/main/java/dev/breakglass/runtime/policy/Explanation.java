package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Walks once more for a request that was not permitted, and puts what it meets into words. */
final class Explanation {

    private final Walker walker;
    private final Rules rules;
    private final Words words;
    private final PreparedRequest request;

    Explanation(Walker walker, Rules rules, Words words, PreparedRequest request) {
        this.walker = walker;
        this.rules = rules;
        this.words = words;
        this.request = request;
    }

    List<Finding> ofDecision() {
        Findings everywhere = new Findings(words, request);
        if (request.zone() < 0) {
            everywhere.tellNoZone();
        } else if (walker.closed(request, everywhere) == Reasons.NONE) {
            int[] paths = paths();
            if (paths.length > 0) {
                return ofPaths(paths);
            }
            everywhere.tell(null, rules.zones().get(request.zone()).noPathClause(), ReasonCode.NO_PATH);
        }
        return everywhere.all();
    }

    private int[] paths() {
        return IntStream.range(0, walker.pathCount(request))
                .map(n -> walker.path(request, n))
                .toArray();
    }

    /** What is open on those that wait, the narrowest first; if none does, what shuts each, in order of name. */
    private List<Finding> ofPaths(int[] paths) {
        Findings open = new Findings(words, request);
        boolean waits = false;
        for (int path : paths) {
            if ((walker.walk(path, request, null) & ~Reasons.OPEN) == 0) {
                waits = true;
                walker.walk(path, request, open);
            }
        }
        if (waits) {
            return open.all();
        }
        Findings refused = new Findings(words, request);
        Arrays.stream(paths)
                .boxed()
                .sorted(Comparator.comparing(path -> walker.route(path).name()))
                .forEach(path -> walker.walk(path, request, refused));
        return refused.all();
    }

    /** @param zone number of the path's zone, which need not be the request's */
    List<Finding> ofUse(int path, int zone) {
        Findings told = new Findings(words, request);
        if (request.zone() != zone) {
            told.tell(null, rules.zones().get(zone).containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
        } else if (walker.closed(request, told) == Reasons.NONE) {
            walker.applies(walker.path(path), request, told);
        }
        return told.all();
    }
}
