package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import java.util.List;

/**
 * The least that this workload takes: nothing but bit sets and numbers, two paths for every zone side by side in one
 * array, and whatever all paths have in common looked at once. It can do nothing else, and gives no reasons.
 */
final class Floor implements Engine {

    private static final int PATHS_PER_ZONE = 2;

    // Of each path: its groups; its scope and, from a bit on, its factors; its approvers' group.
    private static final int STRIDE = 3;
    private static final int FACTORS_AT = 48;
    private static final int MASK = 0xFF;

    private final long[] table;
    private final FloorRequest[] requests;
    private final int severityMax;
    private final int justificationMin;
    private final long networkFresh;
    private final long factorsWithin;
    private final long approvalsWithin;
    private final long ttlMax;

    Floor(Workload workload) {
        List<PathSpec> paths = workload.paths();
        PathSpec like = paths.get(0);
        severityMax = like.severityMax();
        justificationMin = like.justificationMin();
        networkFresh = like.networkFresh().toNanos();
        factorsWithin = like.factorsWithin().toNanos();
        approvalsWithin = like.approvalsWithin().toNanos();
        ttlMax = like.ttlMax().toNanos();
        FloorWords words = new FloorWords(paths);
        table = new long[paths.size() * STRIDE];
        for (int i = 0; i < paths.size(); i++) {
            put(i, paths.get(i), like, words);
        }
        requests = workload.requests().stream()
                .map(request -> new FloorRequest(request, words))
                .toArray(FloorRequest[]::new);
    }

    private void put(int number, PathSpec path, PathSpec like, FloorWords words) {
        boolean common = path.severityMax() == like.severityMax()
                && path.justificationMin() == like.justificationMin()
                && path.networkFresh().equals(like.networkFresh())
                && path.factorsWithin().equals(like.factorsWithin())
                && path.approvalsWithin().equals(like.approvalsWithin())
                && path.ttlMax().equals(like.ttlMax())
                && path.approvals() == 2
                && number / PATHS_PER_ZONE == words.zones.of(path.zone());
        if (!common) {
            throw new IllegalStateException("not a path of the workload that this is written for: " + path);
        }
        int at = number * STRIDE;
        table[at] = words.groups.bits(path.groups());
        table[at + 1] = words.scope.bits(path.actions())
                | words.scope.bits(path.networks())
                | words.scope.bit(path.kind())
                | words.factors.bits(path.factors()) << FACTORS_AT;
        table[at + 2] = words.groups.bit(path.approverGroup());
    }

    @Override
    public String name() {
        return Engines.FLOOR;
    }

    @Override
    public boolean permits(int request) {
        return permits(requests[request]);
    }

    private boolean permits(FloorRequest request) {
        int zone = request.zone;
        if (zone < 0
                || zone != request.zoneOfResource
                || request.severity < 1
                || request.severity > severityMax
                || !fresh(request.networkAt, request.now, networkFresh)
                || request.characters < justificationMin
                || request.ttl > ttlMax
                || request.overdueReviews > 0) {
            return false;
        }
        int first = zone * PATHS_PER_ZONE * STRIDE;
        return opens(first, request) || opens(first + STRIDE, request);
    }

    private boolean opens(int path, FloorRequest request) {
        return (table[path] & request.groups) != 0
                && (request.scope & ~table[path + 1]) == 0
                && presented(table[path + 1] >>> FACTORS_AT & MASK, request)
                && approved(table[path + 2], request);
    }

    private boolean presented(long asked, FloorRequest request) {
        long missing = asked;
        long[] factors = request.factors;
        for (int i = 0; i < factors.length; i += FloorRequest.FACTOR_STRIDE) {
            if (fresh(factors[i + 1], request.now, factorsWithin)) {
                missing &= ~factors[i];
            }
        }
        return missing == 0;
    }

    private boolean approved(long approvers, FloorRequest request) {
        long first = request.person;
        long[] approvals = request.approvals;
        for (int i = 0; i < approvals.length; i += FloorRequest.APPROVAL_STRIDE) {
            if ((approvals[i + 1] & approvers) != 0
                    && approvals[i] != request.person
                    && approvals[i] != first
                    && fresh(approvals[i + 2], request.now, approvalsWithin)) {
                if (first != request.person) {
                    return true;
                }
                first = approvals[i];
            }
        }
        return false;
    }

    /** Not later than now, and no longer ago than so many nanoseconds: one comparison, as a negative age is a huge one. */
    private static boolean fresh(long at, long now, long within) {
        return Long.compareUnsigned(now - at, within) <= 0;
    }
}
