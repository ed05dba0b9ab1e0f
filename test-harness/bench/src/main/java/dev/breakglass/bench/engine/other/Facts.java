package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request in the plain types that engines of others take: texts, sets of texts and whole numbers. Made before anything
 * is timed. Times are nanoseconds since 1970, lengths of time nanoseconds; 0 is a time that never was.
 *
 * <p>Public, for the classes that an engine generates.
 *
 * @param severity 0 without an incident
 * @param network empty without a reading
 * @param ttl 0 when the path's own is asked for
 * @param factorTimes of each kind presented, the latest time that is not after {@code now}
 * @param approvalTimes of each group, when its members approved, not after {@code now}, the latest first; each of them
 *     once, the requester never
 */
public record Facts(
        String person,
        Set<String> groups,
        String zone,
        String action,
        String kind,
        String name,
        int severity,
        String network,
        long networkAt,
        String justification,
        long ttl,
        int overdueReviews,
        long now,
        Map<String, Long> factorTimes,
        Map<String, List<Long>> approvalTimes)
        implements Attributes {

    static Stream<Facts> of(Workload workload) {
        return workload.requests().stream().map(Facts::of);
    }

    static Facts of(Request request) {
        Reading network = request.signals().get("network");
        return new Facts(
                request.requester().id(),
                Set.copyOf(request.requester().groups()),
                request.zone(),
                request.action(),
                request.resource().kind(),
                request.resource().name(),
                request.incident().map(Incident::severity).orElse(0),
                network == null ? "" : ((Value.Text) network.value()).value(),
                network == null ? 0 : nanos(network.at()),
                request.justification().strip(),
                request.ttl().map(Duration::toNanos).orElse(0L),
                request.history().overdueReviews(),
                nanos(request.now()),
                factorTimes(request),
                approvalTimes(request));
    }

    @Override
    public long factorAt(String factor) {
        Long at = factorTimes.get(factor);
        return at == null ? 0 : at;
    }

    @Override
    public long approvalAt(String group, int place) {
        List<Long> times = approvalTimes.get(group);
        return times == null || times.size() < place ? 0 : times.get(place - 1);
    }

    /** Of each group that has so many, when the last but so many of its people approved, counted from 1. */
    Map<String, Long> approvalTimes(int place) {
        Map<String, Long> times = new HashMap<>();
        approvalTimes.forEach((group, all) -> {
            if (all.size() >= place) {
                times.put(group, all.get(place - 1));
            }
        });
        return times;
    }

    /**
     * How many approvals every path asks for, for engines that hold one such time a group.
     *
     * @throws IllegalArgumentException if they do not all ask for the same
     */
    static int approvalsOfAll(Workload workload) {
        List<Integer> counts =
                workload.paths().stream().map(PathSpec::approvals).distinct().toList();
        if (counts.size() != 1) {
            throw new IllegalArgumentException("approvals: every path must ask for the same number, found " + counts);
        }
        return counts.get(0);
    }

    /** How many characters the justification has. */
    public int characters() {
        return justification.codePointCount(0, justification.length());
    }

    static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }

    private static Map<String, Long> factorTimes(Request request) {
        Map<String, Long> times = new HashMap<>();
        for (Presented presented : request.factors()) {
            if (!presented.at().isAfter(request.now())) {
                times.merge(presented.kind(), nanos(presented.at()), Math::max);
            }
        }
        return times;
    }

    private static Map<String, List<Long>> approvalTimes(Request request) {
        List<Approval> latestFirst = request.approvals().stream()
                .filter(approval -> !approval.by().equals(request.requester().id()))
                .filter(approval -> !approval.at().isAfter(request.now()))
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
        Map<String, List<Long>> times = new HashMap<>();
        Map<String, Set<String>> counted = new HashMap<>();
        for (Approval approval : latestFirst) {
            for (String group : approval.groups()) {
                if (counted.computeIfAbsent(group, any -> new HashSet<>()).add(approval.by())) {
                    times.computeIfAbsent(group, any -> new ArrayList<>()).add(nanos(approval.at()));
                }
            }
        }
        times.replaceAll((group, all) -> Collections.unmodifiableList(all));
        return times;
    }
}
