package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.Measure;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of one path can be reached: its answers, its clauses, its reasons and its edges. */
final class PathItems {

    /** A pending request lapses after so long, and no approval of it can be older. */
    private static final Duration LAPSE = Duration.ofHours(24);

    private final BreakglassPath path;
    private final boolean reviews;
    private final Set<Item> items = new LinkedHashSet<>();

    private PathItems(BreakglassPath path, boolean reviews) {
        this.path = path;
        this.reviews = reviews;
    }

    /** @param reviews whether anybody of the policy owes a review that could be overdue */
    static Set<Item> of(BreakglassPath path, boolean reviews) {
        PathItems items = new PathItems(path, reviews);
        for (Outcome outcome : Outcome.values()) {
            items.items.add(Item.answer(path, outcome));
        }
        items.applies();
        items.controls();
        items.items.addAll(LifeEdges.items(path));
        items.items.addAll(Life.items(path));
        return items.items;
    }

    static Set<String> tolerated(BreakglassPath path) {
        return path.tolerate().map(Tolerate::signals).map(Set::copyOf).orElse(Set.of());
    }

    /** The signals that no `when` finds unknown: its path tolerates them, or nobody is admitted without them. */
    private Set<String> settled() {
        Set<String> settled = new HashSet<>(tolerated(path));
        path.zone().lineage().stream()
                .flatMap(zone -> zone.admits().stream())
                .flatMap(admit -> ConditionItems.needed(admit.condition()))
                .forEach(part -> settled.addAll(ConditionItems.signals(part)));
        return settled;
    }

    private void applies() {
        clause(ReasonCode.ROLE, path.roles().place());
        clause(ReasonCode.ACTION, path.allow().place());
        List<When> conditions = new ArrayList<>();
        path.zone().lineage().forEach(zone -> conditions.addAll(zone.admits()));
        if (!conditions.isEmpty()) {
            reason(ReasonCode.BOUNDARY);
        }
        path.when().ifPresent(when -> {
            items.addAll(new ConditionItems(settled(), true).of(when.condition()));
            reason(ReasonCode.CONDITION);
            conditions.add(when);
        });
        boolean needsSignals = conditions.stream()
                .flatMap(when -> ConditionItems.signals(when.condition()).stream())
                .anyMatch(signal -> !tolerated(path).contains(signal));
        if (needsSignals) {
            reason(ReasonCode.SIGNAL_MISSING);
            reason(ReasonCode.SIGNAL_STALE);
        }
        path.tolerate()
                .ifPresent(tolerate -> conditions.stream()
                        .flatMap(when -> ConditionItems.signals(when.condition()).stream())
                        .filter(tolerate.signals()::contains)
                        .forEach(signal -> items.add(Item.tolerated(path, tolerate.place(), signal))));
    }

    private void controls() {
        clause(ReasonCode.TTL_EXCEEDS_MAXIMUM, path.ttl().place());
        edge(path.ttl().place(), Measure.TTL, path.ttl().max());
        path.limit().ifPresent(this::limit);
        if (reviews) {
            clause(ReasonCode.REVIEW_OVERDUE, path.review().place());
        }
        clause(ReasonCode.MFA, path.mfa().place());
        reason(ReasonCode.MFA_STALE);
        items.addAll(MfaEdges.items(path, path.mfa(), Measure.FACTOR_AGE, Measure.FACTORS));
        path.approvals().steps().forEach(this::step);
        path.escalate()
                .filter(escalate -> escalate.after().compareTo(LAPSE) < 0)
                .ifPresent(escalate -> {
                    items.add(Item.escalation(path, escalate.place(), true));
                    items.add(Item.escalation(path, escalate.place(), false));
                    edge(escalate.place(), Measure.WAITING, escalate.after());
                    edge(escalate.place(), Measure.ESCALATED_PEOPLE, (long) escalate.people());
                });
        path.justify().parts().forEach(this::reason);
    }

    private void limit(Limit limit) {
        if (limit.atOnce().isPresent() || !limit.rates().isEmpty()) {
            clause(ReasonCode.LIMIT, limit.place());
        }
        // One more than a limit allows is what it keeps from happening.
        limit.atOnce().ifPresent(most -> edges(limit.place(), Measure.OPEN_GRANTS, (long) most, Side.UP_TO_THE_EDGE));
        limit.rates().forEach(rate -> {
            edges(limit.place(), Measure.RECENT_GRANTS, (long) rate.grants(), Side.UP_TO_THE_EDGE);
            edge(limit.place(), Measure.GRANT_AGE, rate.per());
        });
        limit.cooldown().ifPresent(pause -> {
            clause(ReasonCode.COOLDOWN, limit.place());
            edge(limit.place(), Measure.PAUSE, pause);
        });
    }

    private void step(Approve step) {
        clause(ReasonCode.APPROVALS, step.place());
        edge(step.place(), Measure.PEOPLE, (long) step.people());
        step.within()
                .filter(within -> within.compareTo(LAPSE) < 0)
                .ifPresent(within -> edge(step.place(), Measure.APPROVAL_AGE, within));
        step.mfa().ifPresent(mfa -> {
            items.add(Item.clause(path, ReasonCode.MFA, mfa.place(), true));
            items.add(Item.clause(path, ReasonCode.MFA, mfa.place(), false));
            items.addAll(MfaEdges.items(path, mfa, Measure.APPROVER_FACTOR_AGE, Measure.APPROVER_FACTORS));
        });
    }

    private void reason(Justify.Part part) {
        if (part instanceof Justify.Characters characters) {
            clause(ReasonCode.JUSTIFICATION, part.place());
            edge(part.place(), Measure.CHARACTERS, (long) characters.atLeast());
        } else {
            clause(ReasonCode.TICKET, part.place());
        }
    }

    private void clause(ReasonCode code, Place place) {
        items.add(Item.clause(path, code, place, true));
        items.add(Item.clause(path, code, place, false));
        reason(code);
    }

    private void reason(ReasonCode code) {
        items.add(Item.reason(path.name(), path.place(), code));
    }

    private void edge(Place place, Measure measure, Object edge) {
        edges(place, measure, edge, Side.ALL);
    }

    private void edges(Place place, Measure measure, Object edge, List<Side> sides) {
        sides.forEach(side -> items.add(Item.edge(path, place, measure, edge, side)));
    }
}
