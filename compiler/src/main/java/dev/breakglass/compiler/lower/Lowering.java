package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.policy.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From a checked policy to rules in numbers. */
public final class Lowering {

    private final Policy policy;
    private final Words words;

    private Lowering(Policy policy) {
        this.policy = policy;
        this.words = new Words(policy);
    }

    public static Rules lower(Policy policy) {
        return new Lowering(policy).rules();
    }

    private Rules rules() {
        List<Rules.ForbidRule> forbids =
                policy.forbids().stream().map(this::forbid).toList();
        List<Rules.PathRule> paths = policy.paths().stream().map(this::path).toList();
        List<Rules.ZoneRule> zones = policy.zones().stream().map(this::zone).toList();
        List<Vocabulary.Path> terms = policy.paths().stream()
                .map(path -> new Vocabulary.Path(path.name(), Terms.of(path)))
                .toList();
        return new Rules(words.vocabulary(terms, approvers()), zones, forbids, paths);
    }

    private Map<String, List<Role>> approvers() {
        Map<String, TreeSet<Role>> byZone = new TreeMap<>();
        for (BreakglassPath path : policy.paths()) {
            Set<Role> roles =
                    byZone.computeIfAbsent(path.zone().name(), zone -> new TreeSet<>(Comparator.comparing(Role::name)));
            path.approvals().steps().forEach(step -> roles.addAll(step.roles()));
            path.escalate().ifPresent(escalate -> roles.addAll(escalate.roles()));
        }
        Map<String, List<Role>> approvers = new TreeMap<>();
        byZone.forEach((zone, roles) -> approvers.put(zone, List.copyOf(roles)));
        return approvers;
    }

    private Rules.ZoneRule zone(Zone zone) {
        List<Integer> forbids = new ArrayList<>();
        for (int i = 0; i < policy.forbids().size(); i++) {
            Optional<Zone> over = policy.forbids().get(i).zone();
            if (over.isEmpty() || zone.isWithin(over.get().name())) {
                forbids.add(i);
            }
        }
        List<Integer> paths = new ArrayList<>();
        for (int i = 0; i < policy.paths().size(); i++) {
            if (policy.paths().get(i).zone().name().equals(zone.name())) {
                paths.add(i);
            }
        }
        return new Rules.ZoneRule(
                things(zone.contains()),
                words.clause(Wording.contains(zone), zone.place(), List.of()),
                forbids,
                paths,
                words.clause(Wording.noPath(zone), zone.place(), List.of()),
                words.at(zone.place()));
    }

    private List<Rules.Thing> things(List<ResourcePattern> patterns) {
        return patterns.stream()
                .map(p -> new Rules.Thing(words.kind(p.kind()), p.glob()))
                .toList();
    }

    private Rules.ForbidRule forbid(Forbid forbid) {
        Tests tests = new Tests(words, policy.zones(), Set.of(), Optional.empty());
        Test test = tests.of(forbid.when().condition(), true);
        int clause = words.clause(Wording.forbid(forbid), forbid.when().place(), tests.reads());
        return new Rules.ForbidRule(
                words.roles(forbid.roles()),
                words.actions(forbid.actions()),
                new Rules.Condition(test, clause),
                words.at(forbid.place()));
    }

    private Rules.PathRule path(BreakglassPath path) {
        Set<String> tolerated =
                path.tolerate().map(t -> Set.copyOf(t.signals())).orElse(Set.of());
        List<Rules.Condition> admits = path.zone().lineage().stream()
                .flatMap(zone -> zone.admits().stream())
                .map(admit -> condition(admit, path, tolerated))
                .toList();
        return new Rules.PathRule(
                words.zone(path.zone().name()),
                words.roles(path.roles().anyOf()),
                words.clause(Wording.of(path.roles().place()), path.roles().place(), List.of()),
                words.actions(path.allow().actions()),
                things(path.allow().on()),
                words.clause(Wording.of(path.allow().place()), path.allow().place(), List.of()),
                admits,
                path.when().map(when -> condition(when, path, tolerated)),
                controls(path),
                words.at(path.place()));
    }

    private Rules.Condition condition(When when, BreakglassPath path, Set<String> tolerated) {
        Tests tests = new Tests(
                words, policy.zones(), tolerated, Optional.of(path.ttl().granted()));
        Test test = tests.of(when.condition(), true);
        return new Rules.Condition(test, words.clause(Wording.of(when.place()), when.place(), tests.reads()));
    }

    private Rules.Controls controls(BreakglassPath path) {
        int mfa = words.clause(Wording.of(path.mfa().place()), path.mfa().place(), List.of());
        List<Rules.Approval> approvals = new ArrayList<>();
        int first = -1;
        for (Approve clause : path.approvals().clauses()) {
            int after = Rules.Approval.FIRST;
            for (Approve step : clause.steps()) {
                int number = words.clause(Wording.of(step.place()), step.place(), List.of());
                first = approvals.isEmpty() ? number : first;
                approvals.add(new Rules.Approval(
                        step.people(),
                        words.roles(step.roles()),
                        step.within().orElseThrow().toNanos(),
                        step.mfa().map(words::mfa),
                        after));
                after = approvals.size() - 1;
            }
        }
        return new Rules.Controls(
                words.mfa(path.mfa()),
                mfa,
                approvals,
                first,
                path.escalate().map(this::escalation),
                path.justify().parts().stream().map(this::reason).toList(),
                path.ttl().granted().toNanos(),
                path.ttl().max().toNanos(),
                words.clause(Wording.of(path.ttl().place()), path.ttl().place(), List.of()),
                path.limit().map(this::limits).orElse(List.of()),
                words.clause(Wording.of(path.review().place()), path.review().place(), List.of()));
    }

    private Rules.Escalation escalation(Escalate escalate) {
        return new Rules.Escalation(
                escalate.after().toNanos(),
                new Rules.Approval(
                        escalate.people(),
                        words.roles(escalate.roles()),
                        Long.MAX_VALUE,
                        Optional.empty(),
                        Rules.Approval.FIRST),
                words.clause(Wording.of(escalate.place()), escalate.place(), List.of()));
    }

    private Rules.Reason reason(Justify.Part part) {
        int clause = words.clause(Wording.justify(part.place()), part.place(), List.of());
        return part instanceof Justify.Ticket ticket
                ? new Rules.Reason(0, Optional.of(ticket.pattern()), clause)
                : new Rules.Reason(((Justify.Characters) part).atLeast(), Optional.empty(), clause);
    }

    private List<Rules.LimitRule> limits(Limit limit) {
        List<Rules.LimitRule> rules = new ArrayList<>();
        limit.atOnce()
                .ifPresent(count -> rules.add(new Rules.LimitRule(
                        count,
                        Optional.empty(),
                        words.clause("limit " + count + " at once", limit.place(), List.of()))));
        for (Limit.Rate rate : limit.rates()) {
            String need = "limit " + rate.grants() + " per " + Durations.text(rate.per());
            rules.add(new Rules.LimitRule(
                    rate.grants(), Optional.of(rate.per().toNanos()), words.clause(need, limit.place(), List.of())));
        }
        limit.cooldown()
                .ifPresent(pause -> rules.add(new Rules.LimitRule(
                        0,
                        Optional.of(pause.toNanos()),
                        words.clause("cooldown " + Durations.text(pause), limit.place(), List.of()))));
        return rules;
    }
}
