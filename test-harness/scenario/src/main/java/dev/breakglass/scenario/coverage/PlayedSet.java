package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What scenarios reached of one policy set so far. Every request is walked through the checked policy as it comes, and what
 * is kept is what it reached, so that a set takes as much room as its policy however much is played. Thread-safe.
 */
final class PlayedSet {

    private final Policy policy;
    private final ReferenceEvaluator evaluator;
    private final Map<String, BreakglassPath> paths;
    private final Map<String, Zone> zones;
    private final Map<String, Signal> signals;
    private final List<Item> items;
    private final Set<Item> known;
    private final Set<Item> reached = ConcurrentHashMap.newKeySet();
    private final ConcurrentSkipListSet<String> folders = new ConcurrentSkipListSet<>();

    PlayedSet(Policy policy) {
        this.policy = policy;
        this.evaluator = new ReferenceEvaluator(policy);
        this.paths = policy.paths().stream().collect(Collectors.toMap(BreakglassPath::name, Function.identity()));
        this.zones = policy.zones().stream().collect(Collectors.toMap(Zone::name, Function.identity()));
        this.signals = policy.signals().stream().collect(Collectors.toMap(Signal::name, Function.identity()));
        this.items = PolicyItems.of(policy);
        this.known = Set.copyOf(items);
    }

    /** One set may lie in several folders; the first by name is shown. */
    void liesIn(String folder) {
        folders.add(folder);
    }

    void decided(Request request) {
        reasons(request, evaluator.decide(request, new Hearing(request, signals, this::reach)));
    }

    void rechecked(String path, Request use) {
        reasons(use, evaluator.recheck(path, use, new Hearing(use, signals, this::reach)));
    }

    /**
     * @param path the path of the grant that it happened to
     * @param before that grant as it was before; absent if it was not
     */
    void happened(String path, Optional<Grant> before, GrantEvent event) {
        BreakglassPath about = paths.get(path);
        if (about != null) {
            Life.told(about, before, event).ifPresent(this::reach);
        }
    }

    /**
     * @param path the path of the grant whose session is to grow
     * @param before the session as it was before somebody said yes to it
     */
    void assented(String path, Opening before, Approval said) {
        BreakglassPath about = paths.get(path);
        if (about != null) {
            AssentEdges.told(about, before, said).forEach(this::reach);
        }
    }

    /** @param path the path of the grant that was measured */
    void measured(String path, Timekeeper.Measured measured) {
        BreakglassPath about = paths.get(path);
        if (about != null) {
            Side.of(measured.edge(), measured.is())
                    .ifPresent(side -> reach(Item.lived(about, measured.measure(), measured.edge(), side)));
        }
    }

    CoveredSet covered() {
        return new CoveredSet(
                evaluator.digest(), policy.name(), folders.first(), policy.sources(), items, Set.copyOf(reached));
    }

    private void reasons(Request request, Decision decision) {
        decision.path().map(paths::get).ifPresent(path -> reach(Item.answer(path, decision.outcome())));
        for (Finding finding : decision.findings()) {
            finding.path()
                    .map(paths::get)
                    .ifPresentOrElse(
                            path -> reason(path, finding.code(), decision.outcome()),
                            () -> zone(request, finding.code()));
        }
    }

    /** A path that has nothing to do with a request is no reason to say that it denied it. */
    private void reason(BreakglassPath path, ReasonCode code, Outcome outcome) {
        reach(Item.reason(path.name(), path.place(), code));
        if (code != ReasonCode.ROLE && code != ReasonCode.ACTION) {
            reach(Item.answer(path, outcome));
        }
    }

    private void zone(Request request, ReasonCode code) {
        Zone zone = zones.get(request.zone());
        if (zone != null) {
            reach(Item.reason(zone.name(), zone.place(), code));
        }
    }

    /** What the policy cannot be asked for, such as the zone of a forbid, is no item of it. */
    private void reach(Item item) {
        if (known.contains(item)) {
            reached.add(item);
        }
    }
}
