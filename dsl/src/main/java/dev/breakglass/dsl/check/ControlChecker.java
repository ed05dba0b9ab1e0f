package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Approvals;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Review;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Ttl;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks the controls of a path: MFA, approvals, justification, TTL, limits, review, duties. */
final class ControlChecker {

    private static final int COUNT_MAX = 100_000;

    private final Scope scope;
    private final MfaChecker factors;

    ControlChecker(Scope scope) {
        this.scope = scope;
        this.factors = new MfaChecker(scope);
    }

    Optional<Mfa> mfa(Clauses clauses) {
        return clauses.one(Clause.Mfa.class).flatMap(c -> factors.check(c.mfa(), true));
    }

    Optional<Approvals> approvals(Clauses clauses) {
        Optional<Clause.ApproveNone> none = clauses.one(Clause.ApproveNone.class);
        if (none.isPresent()) {
            return Optional.of(new Approvals(
                    List.of(),
                    Optional.of(because(none.get().because())),
                    none.get().place()));
        }
        List<Clause.Approve> written = clauses.all(Clause.Approve.class);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<Approve> approves = written.stream()
                .map(c -> approve(c.approve(), true))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(a -> PathChecker.text(a.place())))
                .toList();
        return approves.isEmpty()
                ? Optional.empty()
                : Optional.of(new Approvals(
                        approves, Optional.empty(), approves.get(0).place()));
    }

    private Optional<Approve> approve(ApproveSyntax syntax, boolean timed) {
        int people =
                Lengths.count(syntax.people(), PathChecker.PEOPLE_MAX, "how many people approve", scope.diagnostics);
        List<Role> roles = scope.rolesOf(syntax.roles());
        if (timed && syntax.within().isEmpty()) {
            scope.report(Diagnostic.error(
                            Code.MISSING_CLAUSE,
                            syntax.place(),
                            "this `approve` does not say how long an approval counts")
                    .note("help: add `within 15m`"));
        }
        Optional<Duration> within = syntax.within().map(this::duration);
        Optional<Mfa> mfa = syntax.mfa().flatMap(m -> factors.check(m, true));
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Approve(people, roles, within, mfa, syntax.place()));
    }

    Optional<Justify> justify(Clauses clauses) {
        Optional<Clause.JustifyNone> none = clauses.one(Clause.JustifyNone.class);
        if (none.isPresent()) {
            return Optional.of(new Justify(
                    List.of(),
                    Optional.of(because(none.get().because())),
                    none.get().place()));
        }
        List<Justify.Part> parts = new ArrayList<>();
        for (Clause.Justify clause : clauses.all(Clause.Justify.class)) {
            for (Clause.Reason reason : clause.reasons()) {
                reason.characters()
                        .ifPresent(n -> parts.add(new Justify.Characters(
                                Lengths.count(n, 10_000, "how many characters", scope.diagnostics), reason.place())));
                reason.ticket()
                        .filter(pattern -> ConditionChecker.patternCompiles(pattern, scope))
                        .ifPresent(pattern -> parts.add(new Justify.Ticket(pattern.text(), reason.place())));
            }
        }
        parts.sort(Comparator.comparing((Justify.Part p) -> PathChecker.text(p.place())));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Justify(parts, Optional.empty(), parts.get(0).place()));
    }

    Optional<Ttl> ttl(Clauses clauses) {
        return clauses.one(Clause.Ttl.class).map(c -> {
            Duration granted = duration(c.granted());
            Duration max = c.max().map(this::duration).orElse(granted);
            if (granted.compareTo(max) > 0) {
                scope.report(Diagnostic.error(
                        Code.TTL_ORDER,
                        c.place(),
                        "the TTL that is granted is longer than the longest, `"
                                + c.max().orElseThrow().text() + "`"));
            }
            return new Ttl(granted, max, c.place());
        });
    }

    Optional<Extend> extend(Clauses clauses) {
        return clauses.one(Clause.Extend.class).map(c -> {
            OptionalInt times = c.times().stream()
                    .mapToInt(n -> Lengths.count(n, 100, "how many times", scope.diagnostics))
                    .findFirst();
            List<Approve> with = c.with().stream()
                    .map(a -> approve(a, false))
                    .flatMap(Optional::stream)
                    .toList();
            return new Extend(times, duration(c.by()), with, c.place());
        });
    }

    Optional<Limit> limit(Clauses clauses) {
        return clauses.one(Clause.Limit.class).map(c -> {
            OptionalInt atOnce = OptionalInt.empty();
            List<Limit.Rate> rates = new ArrayList<>();
            Optional<Duration> cooldown = Optional.empty();
            for (Clause.LimitItem item : c.items()) {
                if (item.count().isEmpty()) {
                    cooldown = item.duration().map(this::duration);
                    continue;
                }
                int count = Lengths.count(item.count().get(), COUNT_MAX, "a limit", scope.diagnostics);
                if (item.duration().isEmpty()) {
                    atOnce = OptionalInt.of(atOnce.isPresent() ? Math.min(atOnce.getAsInt(), count) : count);
                } else {
                    rates.add(new Limit.Rate(count, duration(item.duration().get())));
                }
            }
            rates.sort(Comparator.comparing(Limit.Rate::per).thenComparing(Limit.Rate::grants));
            return new Limit(atOnce, rates, cooldown, c.place());
        });
    }

    Optional<Review> review(Clauses clauses) {
        Optional<Clause.ReviewNone> none = clauses.one(Clause.ReviewNone.class);
        if (none.isPresent()) {
            return Optional.of(new Review(
                    Optional.empty(),
                    Optional.of(because(none.get().because())),
                    none.get().place()));
        }
        return clauses.one(Clause.Review.class)
                .flatMap(c -> scope.roles
                        .find(c.by())
                        .map(role -> new Review(
                                Optional.of(new Review.Due(duration(c.within()), role)), Optional.empty(), c.place())));
    }

    List<Duty> duties(Clauses clauses) {
        List<Duty> duties = new ArrayList<>();
        clauses.all(Clause.Notify.class)
                .forEach(c -> c.targets().forEach(target -> {
                    if (target.text().indexOf(':') < 1 || target.text().endsWith(":")) {
                        scope.report(Diagnostic.error(
                                Code.BAD_TEXT,
                                target.place(),
                                "a notification goes to a `channel:target`, such as \"pager:security\""));
                    }
                    duties.add(new Duty.Notify(target.text(), c.place()));
                }));
        clauses.all(Clause.After.class)
                .forEach(c ->
                        duties.add(new Duty.After(c.step().text(), c.argument().text(), c.place())));
        clauses.one(Clause.Idle.class).ifPresent(c -> duties.add(new Duty.Idle(duration(c.after()), c.place())));
        clauses.one(Clause.Redeem.class).ifPresent(c -> duties.add(new Duty.Redeem(duration(c.within()), c.place())));
        List<Class<?>> order = List.of(Duty.Notify.class, Duty.After.class, Duty.Idle.class, Duty.Redeem.class);
        duties.sort(Comparator.comparingInt((Duty d) -> order.indexOf(d.getClass()))
                .thenComparing(ControlChecker::dutyText));
        return duties;
    }

    private static String dutyText(Duty duty) {
        if (duty instanceof Duty.Notify notify) {
            return notify.target();
        }
        return duty instanceof Duty.After after ? after.step() + " " + after.argument() : "";
    }

    private Duration duration(Word word) {
        return Lengths.duration(word, scope.diagnostics);
    }

    private String because(Word word) {
        if (word.text().isBlank()) {
            scope.report(Diagnostic.error(Code.MISSING_CLAUSE, word.place(), "the reason is empty"));
        }
        return word.text();
    }
}
