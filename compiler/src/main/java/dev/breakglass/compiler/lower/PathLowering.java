package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the paths into one zone into rules. */
final class PathLowering {

    private final Numbering numbering;
    private final Places places;
    private final Clauses clauses;
    private final Shapes shapes;

    PathLowering(Numbering numbering, Places places, Clauses clauses, Shapes shapes) {
        this.numbering = numbering;
        this.places = places;
        this.clauses = clauses;
        this.shapes = shapes;
    }

    Rules.PathRule lower(BreakglassPath path) {
        Set<String> tolerated =
                path.tolerate().map(t -> Set.copyOf(t.signals())).orElse(Set.of());
        Conditions conditions = new Conditions(
                numbering,
                places,
                clauses,
                shapes,
                tolerated,
                Optional.of(path.ttl().granted()));
        List<Rules.Condition> admits = new ArrayList<>();
        for (Zone zone : path.zone().lineage()) {
            for (When admit : zone.admits()) {
                admits.add(conditions.lower(admit, ""));
            }
        }
        return new Rules.PathRule(
                numbering.roles(path.roles().anyOf()),
                clauses.quoted(path.roles().place()),
                numbering.actionsOf(path.allow().actions()),
                things(path.allow().on()),
                clauses.quoted(path.allow().place()),
                admits,
                path.when().map(when -> conditions.lower(when, "")).orElse(null),
                controls(path));
    }

    List<Rules.Thing> things(List<ResourcePattern> patterns) {
        return patterns.stream().map(this::thing).toList();
    }

    private Rules.Thing thing(ResourcePattern pattern) {
        int mark = pattern.glob().equals("*")
                ? Rules.Thing.ANY_NAME
                : places.mark(numbering.mark(new Mark.Named(pattern.glob())));
        return new Rules.Thing(numbering.kind(pattern.kind()), mark);
    }

    private Rules.Controls controls(BreakglassPath path) {
        int mfa = clauses.quoted(path.mfa().place());
        List<Rules.ApprovalRule> approvals = new ArrayList<>();
        int first = -1;
        for (Approve clause : path.approvals().clauses()) {
            int after = Rules.ApprovalRule.FIRST;
            for (Approve step : clause.steps()) {
                int number = clauses.quoted(step.place());
                first = approvals.isEmpty() ? number : first;
                approvals.add(new Rules.ApprovalRule(
                        step.people(),
                        numbering.roles(step.roles()),
                        step.within().orElseThrow().toNanos(),
                        step.mfa().map(PathLowering::mfa).orElse(Rules.Mfa.NONE),
                        after));
                after = approvals.size() - 1;
            }
        }
        return new Rules.Controls(
                mfa(path.mfa()),
                mfa,
                approvals,
                first,
                path.escalate().map(this::escalation).orElse(null),
                path.justify().parts().stream().map(this::reason).toList(),
                path.ttl().granted().toNanos(),
                path.ttl().max().toNanos(),
                clauses.quoted(path.ttl().place()),
                path.limit().map(this::limits).orElse(List.of()),
                clauses.quoted(path.review().place()));
    }

    private static Rules.Mfa mfa(Mfa mfa) {
        int bits = 0;
        for (FactorKind kind : mfa.kinds()) {
            bits |= 1 << List.of(FactorKind.values()).indexOf(kind);
        }
        return new Rules.Mfa(bits, mfa.count(), mfa.within().orElseThrow().toNanos());
    }

    private Rules.Escalation escalation(Escalate escalate) {
        return new Rules.Escalation(
                escalate.after().toNanos(),
                new Rules.ApprovalRule(
                        escalate.people(),
                        numbering.roles(escalate.roles()),
                        Long.MAX_VALUE,
                        Rules.Mfa.NONE,
                        Rules.ApprovalRule.FIRST),
                clauses.quoted(escalate.place()));
    }

    private Rules.Reason reason(Justify.Part part) {
        int clause = clauses.quoted(Wording.JUSTIFY, part.place());
        return part instanceof Justify.Ticket ticket
                ? new Rules.Reason(0, places.mark(numbering.mark(new Mark.Ticket(ticket.pattern()))), clause)
                : new Rules.Reason(((Justify.Characters) part).atLeast(), Rules.Reason.TEXT, clause);
    }

    private List<LimitRule> limits(Limit limit) {
        List<LimitRule> rules = new ArrayList<>();
        limit.atOnce()
                .ifPresent(count -> rules.add(new LimitRule(
                        LimitRule.Kind.AT_ONCE, count, 0, clauses.said("limit " + count + " at once", limit.place()))));
        for (Limit.Rate rate : limit.rates()) {
            String need = "limit " + rate.grants() + " per " + Durations.text(rate.per());
            rules.add(new LimitRule(
                    LimitRule.Kind.PER_WINDOW, rate.grants(), rate.per().toNanos(), clauses.said(need, limit.place())));
        }
        limit.cooldown()
                .ifPresent(pause -> rules.add(new LimitRule(
                        LimitRule.Kind.COOLDOWN,
                        0,
                        pause.toNanos(),
                        clauses.said("cooldown " + Durations.text(pause), limit.place()))));
        return rules;
    }
}
