package dev.breakglass.bench.workload;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A request that its path permits, some of it on the very edge, until a cause changes one thing.
 *
 * <p>Its texts are not the policy's objects, so that nothing is compared by looking at where it lies; all requests share
 * theirs, so that they are as near to the processor as those of a request that has just been read.
 */
final class Draft {
    private static final Instant NIGHT = Instant.parse("2026-03-14T02:18:00.000000123Z");
    private static final int PEOPLE = 500;
    // Without blanks, so that wherever it is cut, every character counts.
    private static final String REASON = "primary-is-gone-and-its-replicas-lag-behind,so-it-is-failed-over-by-hand";

    final Random random;
    final PathSpec path;
    final PathSpec neighbour;
    final int number;
    final Instant now;
    final List<Presented> factors = new ArrayList<>();
    final List<Approval> approvals = new ArrayList<>();
    String person;
    String zone;
    String kind;
    String name;
    String action;
    String network;
    Optional<Instant> networkAt;
    Set<String> groups;
    Optional<Integer> severity;
    String justification;
    Optional<Duration> ttl;
    int overdueReviews;
    private final Map<String, String> said;

    /**
     * A request for one path.
     *
     * @param neighbour the other path into the same zone
     * @param said the texts of all requests; grows
     */
    Draft(int number, PathSpec path, PathSpec neighbour, Map<String, String> said, Random random) {
        this.said = said;
        this.random = random;
        this.path = path;
        this.neighbour = neighbour;
        this.number = number;
        now = NIGHT.plusSeconds(number);
        int first = random.nextInt(PEOPLE);
        person = person(first);
        zone = path.zone();
        kind = path.kind();
        name = path.resourcePrefix() + random.nextInt(100);
        action = one(path.actions());
        network = one(path.networks());
        networkAt = Optional.of(ago(path.networkFresh()));
        groups = some(path.groups());
        severity = Optional.of(1 + random.nextInt(path.severityMax()));
        int spare = REASON.length() - path.justificationMin();
        justification = REASON.substring(0, path.justificationMin() + random.nextInt(spare));
        ttl = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(one(path.ttlMax(), path.ttlMax().dividedBy(2)));
        path.factors().forEach(factor -> present(factor, ago(path.factorsWithin())));
        for (int i = 1; i <= path.approvals(); i++) {
            approve(person(first + i), path.approverGroup(), ago(path.approvalsWithin()));
        }
    }

    /** One of the path's groups, and up to three that no path into the zone is for. */
    private Set<String> some(List<String> ofThePath) {
        Set<String> some = strangers();
        some.add(one(ofThePath));
        return some;
    }

    Set<String> strangers() {
        Set<String> some = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(Words.group(one(Words.ROLES)));
        }
        some.removeAll(path.groups());
        some.removeAll(neighbour.groups());
        return some;
    }

    static String person(int number) {
        return "person-%03d".formatted(number % (PEOPLE + 4));
    }

    /** Somebody who neither asks nor has approved. */
    String stranger() {
        return "stranger-" + random.nextInt(PEOPLE);
    }

    /** Fresh, one time in four only just. */
    Instant ago(Duration within) {
        return random.nextInt(4) == 0
                ? now.minus(within)
                : now.minusNanos((long) (random.nextDouble() * within.toNanos()));
    }

    /** Too old, as little as can be. */
    Instant before(Duration within) {
        return now.minus(within).minusNanos(1);
    }

    void present(String factor, Instant at) {
        factors.add(new Presented(said(factor), at));
    }

    void approve(String by, String group, Instant at) {
        Set<String> held = new HashSet<>(strangers());
        held.remove(path.approverGroup());
        held.add(group);
        approvals.add(new Approval(said(by), said(held), at, List.of()));
    }

    @SafeVarargs
    final <T> T one(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Request request() {
        Request bare = Request.of(
                        new Person(said(person), said(groups), Map.of()),
                        said(zone),
                        said(action),
                        new Resource(said(kind), said(name), Map.of()),
                        now)
                .withJustification(said(justification), Optional.empty())
                .withFactors(factors)
                .withApprovals(approvals)
                .withHistory(new History(List.of(), overdueReviews));
        Request timed = ttl.map(bare::withTtl).orElse(bare);
        Request read = networkAt
                .map(at -> timed.withSignals(Map.of(said("network"), new Reading(Value.of(said(network)), at))))
                .orElse(timed);
        return severity.map(worst -> read.withIncident(
                        new Incident("INC-" + number, said("outage"), worst, Optional.of(now), Map.of())))
                .orElse(read);
    }

    private Set<String> said(Set<String> texts) {
        Set<String> all = new HashSet<>();
        texts.forEach(text -> all.add(said(text)));
        return all;
    }

    private String said(String text) {
        return said.computeIfAbsent(text, word -> String.copyValueOf(word.toCharArray()));
    }
}
