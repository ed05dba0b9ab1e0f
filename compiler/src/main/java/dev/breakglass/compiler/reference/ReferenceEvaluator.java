package dev.breakglass.compiler.reference;

import dev.breakglass.compiler.lower.Digests;
import dev.breakglass.compiler.lower.Wording;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a policy means: the four rules of the language page, walked over the checked policy as it stands.
 *
 * <p>It shares no evaluation with the compiled program, only the words of its findings; it is slow and says so. Immutable.
 */
public final class ReferenceEvaluator implements Policy {

    private static final Comparator<PathWalk> NARROWEST = Comparator.comparing(PathWalk::ttl)
            .thenComparing(walk -> walk.path().allow().actions().size())
            .thenComparing(walk -> walk.path().name());

    private final String digest;
    private final Lookup lookup;
    private final Comparisons comparisons = new Comparisons();

    public ReferenceEvaluator(dev.breakglass.dsl.model.Policy policy) {
        this.digest = Digests.of(policy.sources());
        this.lookup = new Lookup(policy);
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Decision decide(Request request) {
        return decide(request, Listener.NONE);
    }

    /** As {@link #decide(Request)}, telling what it comes to on its way. */
    public Decision decide(Request request, Listener listener) {
        Optional<Zone> zone = lookup.zone(request.zone());
        Values values = Values.of(lookup, comparisons, request);
        List<Finding> closed = closed(zone, request, values, listener);
        if (!closed.isEmpty()) {
            return deny(closed);
        }
        Zone known = zone.orElseThrow();
        List<BreakglassPath> into = lookup.into(known);
        if (into.isEmpty()) {
            return deny(List.of(new Finding(
                    Optional.empty(),
                    ReasonCode.NO_PATH,
                    Wording.noPath(known),
                    "none",
                    Optional.of(Wording.source(known.place())))));
        }
        List<PathWalk> walks = new ArrayList<>();
        for (BreakglassPath path : into) {
            PathWalk walk = new PathWalk(lookup, path, request, values.on(path), listener);
            if (walk.applies()) {
                walk.controls();
            }
            walks.add(walk);
        }
        return choose(walks);
    }

    @Override
    public Decision recheck(String name, Request use) {
        return recheck(name, use, Listener.NONE);
    }

    /** As {@link #recheck(String, Request)}, telling what it comes to on its way. */
    public Decision recheck(String name, Request use, Listener listener) {
        Optional<BreakglassPath> path = lookup.path(name);
        if (path.isEmpty()) {
            return deny(List.of(new Finding(
                    Optional.of(name), ReasonCode.NO_PATH, "a path that the policy has", name, Optional.empty())));
        }
        Values values = Values.of(lookup, comparisons, use);
        Zone zone = path.get().zone();
        if (!zone.name().equals(use.zone()) || !lookup.lies(use.resource(), zone.contains())) {
            return deny(List.of(outside(zone, use)));
        }
        List<Finding> forbidden = forbidden(zone, use, values, listener);
        PathWalk walk = new PathWalk(lookup, path.get(), use, values.on(path.get()), listener);
        if (forbidden.isEmpty()) {
            walk.appliesToUse();
            return choose(List.of(walk));
        }
        walk.shutsAnyway();
        return deny(Stream.concat(forbidden.stream(), walk.refused().stream()).toList());
    }

    /** Rules 1 and 2. */
    private List<Finding> closed(Optional<Zone> zone, Request request, Values values, Listener listener) {
        if (zone.isEmpty()) {
            return List.of(new Finding(
                    Optional.empty(),
                    ReasonCode.RESOURCE_NOT_IN_ZONE,
                    "a zone that the policy knows",
                    request.resource().toString(),
                    Optional.empty()));
        }
        if (!lookup.lies(request.resource(), zone.get().contains())) {
            return List.of(outside(zone.get(), request));
        }
        return forbidden(zone.get(), request, values, listener);
    }

    private List<Finding> forbidden(Zone zone, Request request, Values values, Listener listener) {
        return lookup.over(zone).stream()
                .filter(forbid -> covers(forbid, request))
                .filter(forbid -> fires(forbid, request, values, listener))
                .map(forbid -> new Finding(
                        Optional.empty(),
                        ReasonCode.FORBIDDEN,
                        "forbid " + forbid.name() + " "
                                + lookup.written(forbid.when().place()).words(),
                        values.have(Conditions.inputs(forbid.when().condition())),
                        lookup.written(forbid.when().place()).source()))
                .toList();
    }

    private static boolean fires(Forbid forbid, Request request, Values values, Listener listener) {
        boolean fires = new Conditions(request, values, Set.of(), listener)
                        .truth(forbid.when().condition())
                != Ternary.FALSE;
        listener.forbid(forbid, fires);
        return fires;
    }

    private static Finding outside(Zone zone, Request request) {
        return new Finding(
                Optional.empty(),
                ReasonCode.RESOURCE_NOT_IN_ZONE,
                Wording.contains(zone),
                request.resource().toString(),
                Optional.of(Wording.source(zone.place())));
    }

    private static boolean covers(Forbid forbid, Request request) {
        boolean role = forbid.roles().isEmpty()
                || Conditions.holdsOne(forbid.roles(), request.requester().groups());
        boolean action = forbid.actions().isEmpty() || forbid.actions().contains(request.action());
        return role && action;
    }

    /** Rule 4. */
    private Decision choose(List<PathWalk> walks) {
        List<PathWalk> applying = walks.stream()
                .filter(walk -> walk.refused().isEmpty())
                .sorted(NARROWEST)
                .toList();
        Optional<PathWalk> permitted =
                applying.stream().filter(walk -> walk.open().isEmpty()).findFirst();
        if (permitted.isPresent()) {
            return granted(Outcome.PERMIT, permitted.get(), List.of());
        }
        if (!applying.isEmpty()) {
            return granted(
                    Outcome.PENDING,
                    applying.get(0),
                    applying.stream().flatMap(walk -> walk.open().stream()).toList());
        }
        return deny(walks.stream()
                .sorted(Comparator.comparing(walk -> walk.path().name()))
                .flatMap(walk -> walk.refused().stream())
                .toList());
    }

    private Decision granted(Outcome outcome, PathWalk walk, List<Finding> open) {
        return new Decision(
                outcome,
                Optional.of(walk.path().name()),
                Optional.of(walk.ttl()),
                open,
                lookup.terms(walk.path()).obligations(),
                digest);
    }

    private Decision deny(List<Finding> findings) {
        return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), findings, List.of(), digest);
    }

    @Override
    public Set<String> paths() {
        return lookup.paths();
    }

    @Override
    public PathTerms terms(String name) {
        return lookup.path(name)
                .map(lookup::terms)
                .orElseThrow(() -> new IllegalArgumentException("the policy has no path `" + name + "`"));
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return groups.stream()
                .flatMap(group -> lookup.roles(group).stream())
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> approvers(String zone) {
        return lookup.zone(zone).map(lookup::into).orElse(List.of()).stream()
                .flatMap(ReferenceEvaluator::approvers)
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Role> approvers(BreakglassPath path) {
        return Stream.concat(
                path.approvals().steps().stream().flatMap(step -> step.roles().stream()),
                path.escalate().stream().flatMap(escalate -> escalate.roles().stream()));
    }
}
