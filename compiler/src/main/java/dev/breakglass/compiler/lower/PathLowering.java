package dev.breakglass.compiler.lower;

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

    private static final List<FactorKind> KINDS = List.of(FactorKind.values());

    private final Section section;

    PathLowering(Section section) {
        this.section = section;
    }

    Rules.PathRule lower(BreakglassPath path) {
        Set<String> tolerated =
                path.tolerate().map(t -> Set.copyOf(t.signals())).orElse(Set.of());
        Conditions conditions =
                new Conditions(section, tolerated, Optional.of(path.ttl().granted()));
        List<Rules.Condition> admits = new ArrayList<>();
        for (Zone zone : path.zone().lineage()) {
            for (When admit : zone.admits()) {
                admits.add(conditions.lower(admit));
            }
        }
        return new Rules.PathRule(
                section.names().roles(path.roles().anyOf()),
                section.quoted(path.roles().place()),
                section.names().actionsOf(path.allow().actions()),
                things(path.allow().on()),
                section.quoted(path.allow().place()),
                admits,
                path.when().map(conditions::lower).orElse(null),
                controls(path));
    }

    List<Rules.Thing> things(List<ResourcePattern> patterns) {
        List<Rules.Thing> things = new ArrayList<>(patterns.size());
        for (ResourcePattern pattern : patterns) {
            things.add(thing(pattern));
        }
        return things;
    }

    private Rules.Thing thing(ResourcePattern pattern) {
        int mark = pattern.glob().equals("*")
                ? Rules.Thing.ANY_NAME
                : section.markPlace(section.mark(new Mark.Named(pattern.glob())));
        return new Rules.Thing(section.names().kind(pattern.kind()), mark);
    }

    private Rules.Controls controls(BreakglassPath path) {
        int mfa = section.quoted(path.mfa().place());
        List<Rules.ApprovalRule> approvals = new ArrayList<>();
        int first = -1;
        for (Approve clause : path.approvals().clauses()) {
            int after = Rules.ApprovalRule.FIRST;
            for (Approve step : clause.steps()) {
                int number = section.quoted(step.place());
                first = approvals.isEmpty() ? number : first;
                approvals.add(new Rules.ApprovalRule(
                        step.people(),
                        section.names().roles(step.roles()),
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
                section.quoted(path.ttl().place()),
                path.limit().map(this::limits).orElse(List.of()),
                section.quoted(path.review().place()));
    }

    private static Rules.Mfa mfa(Mfa mfa) {
        int bits = 0;
        for (FactorKind kind : mfa.kinds()) {
            bits |= 1 << KINDS.indexOf(kind);
        }
        return new Rules.Mfa(bits, mfa.count(), mfa.within().orElseThrow().toNanos());
    }

    private Rules.Escalation escalation(Escalate escalate) {
        return new Rules.Escalation(
                escalate.after().toNanos(),
                new Rules.ApprovalRule(
                        escalate.people(),
                        section.names().roles(escalate.roles()),
                        Long.MAX_VALUE,
                        Rules.Mfa.NONE,
                        Rules.ApprovalRule.FIRST),
                section.quoted(escalate.place()));
    }

    private Rules.Reason reason(Justify.Part part) {
        int clause = section.quoted(Wording.JUSTIFY, part.place());
        return part instanceof Justify.Ticket ticket
                ? new Rules.Reason(0, section.markPlace(section.mark(new Mark.Ticket(ticket.pattern()))), clause)
                : new Rules.Reason(((Justify.Characters) part).atLeast(), Rules.Reason.TEXT, clause);
    }

    private List<LimitRule> limits(Limit limit) {
        List<LimitRule> rules = new ArrayList<>();
        limit.atOnce()
                .ifPresent(count -> rules.add(new LimitRule(
                        LimitRule.Kind.AT_ONCE, count, 0, section.said("limit " + count + " at once", limit.place()))));
        for (Limit.Rate rate : limit.rates()) {
            String need = "limit " + rate.grants() + " per " + Durations.text(rate.per());
            rules.add(new LimitRule(
                    LimitRule.Kind.PER_WINDOW, rate.grants(), rate.per().toNanos(), section.said(need, limit.place())));
        }
        limit.cooldown()
                .ifPresent(pause -> rules.add(new LimitRule(
                        LimitRule.Kind.COOLDOWN,
                        0,
                        pause.toNanos(),
                        section.said("cooldown " + Durations.text(pause), limit.place()))));
        return rules;
    }
}
