package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.Issue;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Review;
import dev.breakglass.dsl.model.Ttl;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Checks the controls that a path and a profile can both write. */
final class ControlsCheck {
    private final Vocabulary vocabulary;
    private final Faults faults;
    private final Limits limits;
    private final Factors factors;
    private final ApprovalsCheck people;

    ControlsCheck(Vocabulary vocabulary, Faults faults, Limits limits) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.limits = limits;
        this.factors = new Factors(vocabulary, faults);
        this.people = new ApprovalsCheck(vocabulary, faults, limits);
    }

    Controls controls(Body body) {
        return new Controls(
                given(body.one(Clause.Mfa.class, "mfa"), mfa -> factors.mfa(mfa.mfa())),
                people.approvals(body),
                given(body.one(Clause.Escalate.class, "escalate"), people::escalate),
                justify(body),
                given(body.one(Clause.Ttl.class, "ttl"), this::ttl),
                review(body),
                given(body.one(Clause.Extend.class, "extend"), this::extend),
                given(body.one(Clause.Observe.class, "observe"), people::observe),
                given(body.one(Clause.Limit.class, "limit"), this::limit),
                issues(body.many(Clause.Issue.class)),
                notices(body),
                duties(
                        body.many(Clause.After.class),
                        clause -> new Duty.After(
                                clause.step().value(), clause.argument().value(), clause.place())),
                duties(
                        body.one(Clause.Idle.class, "idle").stream().toList(),
                        clause -> new Duty.Idle(clause.after().value(), clause.place())),
                duties(
                        body.one(Clause.Redeem.class, "redeem").stream().toList(),
                        clause -> new Duty.Redeem(clause.within().value(), clause.place())));
    }

    private static <C, T> Given<T> given(Optional<C> clause, Function<C, Optional<T>> check) {
        return clause.isEmpty() ? Given.absent() : Given.of(check.apply(clause.get()));
    }

    private static <C> Given<List<Duty>> duties(List<C> clauses, Function<C, Duty> duty) {
        List<Duty> duties = new ArrayList<>();
        clauses.forEach(clause -> duties.add(duty.apply(clause)));
        return duties.isEmpty() ? Given.absent() : Given.of(Optional.of(duties));
    }

    private static Given<List<Duty>> notices(Body body) {
        List<Written<String>> targets = body.many(Clause.Notify.class).stream()
                .flatMap(clause -> clause.targets().stream())
                .toList();
        return duties(targets, target -> new Duty.Notify(target.value(), target.place()));
    }

    static void noneAndSome(Clause none, Clause some, String word, Faults faults) {
        faults.add(
                Diagnostic.error(Code.NONE_AND_SOME, none.place(), "`" + word + " none` stands beside `" + word + "`")
                        .labelled("none here")
                        .seeing(some.place(), "and some here"));
    }

    private Given<Justify> justify(Body body) {
        List<Clause.Justify> some = body.many(Clause.Justify.class);
        Optional<Clause.JustifyNone> none = body.one(Clause.JustifyNone.class, "justify none");
        if (none.isPresent() && !some.isEmpty()) {
            noneAndSome(none.get(), some.get(0), "justify", faults);
            return Given.faulty();
        } else if (none.isPresent()) {
            Optional<String> because = Optional.of(none.get().because().value());
            return Given.of(
                    Optional.of(new Justify(List.of(), because, none.get().place())));
        } else if (some.isEmpty()) {
            return Given.absent();
        }
        List<Justify.Part> parts = new ArrayList<>();
        boolean whole = true;
        for (Clause.JustifyPart part :
                some.stream().flatMap(clause -> clause.parts().stream()).toList()) {
            if (part instanceof Clause.JustifyPart.Characters least) {
                parts.add(new Justify.Characters(least.atLeast().value(), part.place()));
            } else if (part instanceof Clause.JustifyPart.Ticket ticket) {
                whole &= Regexes.accepts(ticket.pattern(), faults, limits);
                parts.add(new Justify.Ticket(ticket.pattern().value(), part.place()));
            }
        }
        Justify justify =
                new Justify(Orders.sorted(parts), Optional.empty(), some.get(0).place());
        return whole ? Given.of(Optional.of(justify)) : Given.faulty();
    }

    private Optional<Ttl> ttl(Clause.Ttl ttl) {
        Duration granted = ttl.granted().value();
        Duration max = ttl.max().map(Written::value).orElse(granted);
        if (granted.compareTo(max) > 0) {
            faults.add(Diagnostic.error(
                            Code.TTL_REVERSED,
                            ttl.granted().place(),
                            "the ttl that is granted is longer than the longest that can be asked for")
                    .labelled("longer than " + Lists.text(max)));
            return Optional.empty();
        }
        return Optional.of(new Ttl(granted, max, ttl.place()));
    }

    private Given<Review> review(Body body) {
        Optional<Clause.Review> some = body.one(Clause.Review.class, "review");
        Optional<Clause.ReviewNone> none = body.one(Clause.ReviewNone.class, "review none");
        if (some.isPresent() && none.isPresent()) {
            noneAndSome(none.get(), some.get(), "review", faults);
            return Given.faulty();
        } else if (none.isPresent()) {
            Optional<String> because = Optional.of(none.get().because().value());
            return Given.of(
                    Optional.of(new Review(Optional.empty(), because, none.get().place())));
        }
        return given(
                some,
                review -> vocabulary
                        .role(review.by())
                        .map(by -> new Review(
                                Optional.of(new Review.Due(review.within().value(), by)),
                                Optional.empty(),
                                review.place())));
    }

    private Optional<Extend> extend(Clause.Extend extend) {
        OptionalInt times =
                extend.times().isPresent() ? OptionalInt.of(extend.times().get()) : OptionalInt.empty();
        return people.clauses(extend.with())
                .map(with -> new Extend(times, extend.by().value(), with, extend.place()));
    }

    private Optional<Limit> limit(Clause.Limit limit) {
        OptionalInt atOnce = OptionalInt.empty();
        Optional<Duration> cooldown = Optional.empty();
        List<Limit.Rate> rates = new ArrayList<>();
        boolean repeated = false;
        Map<String, Place> first = new HashMap<>();
        for (Clause.LimitPart part : limit.parts()) {
            if (part instanceof Clause.LimitPart.AtOnce once) {
                repeated |= repeats(first, part, "at once");
                atOnce = OptionalInt.of(once.grants().value());
            } else if (part instanceof Clause.LimitPart.Cooldown length) {
                repeated |= repeats(first, part, "cooldown");
                cooldown = Optional.of(length.length().value());
            } else if (part instanceof Clause.LimitPart.Per per) {
                rates.add(new Limit.Rate(per.grants().value(), per.per().value()));
            }
        }
        return repeated
                ? Optional.empty()
                : Optional.of(new Limit(atOnce, Orders.rates(rates), cooldown, limit.place()));
    }

    private boolean repeats(Map<String, Place> first, Clause.LimitPart part, String word) {
        Place before = first.putIfAbsent(word, part.place());
        if (before != null) {
            faults.add(Diagnostic.error(Code.REPEATED_CLAUSE, part.place(), "a limit says `" + word + "` once")
                    .seeing(before, "the first time"));
        }
        return before != null;
    }

    /** In order of broker: each makes one credential for a session. */
    private Given<List<Issue>> issues(List<Clause.Issue> clauses) {
        if (clauses.isEmpty()) {
            return Given.absent();
        }
        SortedMap<String, Issue> issues = new TreeMap<>();
        boolean whole = true;
        for (Clause.Issue clause : clauses) {
            Optional<Issue> issue = issue(clause);
            Issue first = issues.get(clause.broker().value());
            if (first != null) {
                faults.add(Diagnostic.error(
                                Code.REPEATED_NAME,
                                clause.broker().place(),
                                Quote.of(clause.broker().value()) + " issues a credential of this path already")
                        .seeing(first.place(), "the first time"));
            }
            whole &= issue.isPresent() && first == null;
            issue.ifPresent(made -> issues.putIfAbsent(made.broker(), made));
        }
        return whole ? Given.of(Optional.of(List.copyOf(issues.values()))) : Given.faulty();
    }

    private Optional<Issue> issue(Clause.Issue clause) {
        if (clause.settings().size() > limits.settingsPerIssueMax()) {
            faults.add(
                    Code.SET_TOO_LARGE,
                    clause.place(),
                    "a credential may have " + limits.settingsPerIssueMax() + " settings at most");
            return Optional.empty();
        }
        List<Written<String>> keys =
                clause.settings().stream().map(Clause.Setting::key).toList();
        SortedMap<String, String> settings = new TreeMap<>();
        clause.settings().forEach(setting -> settings.put(setting.key().value(), text(setting.value())));
        return Lists.distinct(keys, faults).size() == keys.size()
                ? Optional.of(new Issue(clause.broker().value(), settings, clause.place()))
                : Optional.empty();
    }

    private static String text(Condition.Operand value) {
        if (value instanceof Condition.Operand.Word word) {
            return word.name();
        } else if (value instanceof Condition.Operand.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (value instanceof Condition.Operand.Int number) {
            return Long.toString(number.value());
        } else if (value instanceof Condition.Operand.Length length) {
            return Lists.text(length.value());
        }
        return ((Condition.Operand.Text) value).value();
    }
}
