package dev.breakglass.compiler;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.When;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How near requests come to the edges of what a policy measures: for each measure, by the name of its component in the
 * model, whether something was just before it, at it, and just after it; by a nanosecond, or by one.
 */
final class Nearness {

    /** Where a request can be. */
    static final List<String> SIDES = List.of("just before", "at", "just after");

    private final Set<String> facts = new TreeSet<>();

    /** {@code Mfa.within at}, and so on. */
    Set<String> facts() {
        return facts;
    }

    private void note(String measure, long distance) {
        if (Math.abs(distance) <= 1) {
            facts.add(measure + " " + SIDES.get((int) distance + 1));
        }
    }

    /** How old something is beside how old it may be. */
    private void age(String measure, Instant at, Instant now, Duration edge) {
        Duration beyond = Duration.between(at, now).minus(edge);
        if (beyond.abs().compareTo(Duration.ofNanos(1)) <= 0) {
            note(measure, beyond.toNanos());
        }
    }

    /** Signals and conditions, which are read whether a path applies or not. */
    void read(Policy policy, BreakglassPath path, Request request) {
        for (Signal signal : policy.signals()) {
            Reading reading = request.signals().get(signal.name());
            if (reading != null) {
                age("Signal.fresh", reading.at(), request.now(), signal.fresh());
            }
        }
        path.zone().lineage().forEach(zone -> zone.admits().forEach(admit -> condition(admit, request)));
        path.when().ifPresent(when -> condition(when, request));
    }

    /** Controls, of a path that applies. */
    void controls(BreakglassPath path, Request request) {
        factors("", path.mfa(), request.factors(), request.now());
        for (Approve step : path.approvals().steps()) {
            approvals(step, request);
        }
        path.escalate().ifPresent(escalate -> {
            request.pendingSince().ifPresent(since -> age("Escalate.after", since, request.now(), escalate.after()));
            Set<String> people = new HashSet<>();
            request.approvals().stream()
                    .filter(approval -> holds(escalate.roles(), approval))
                    .forEach(approval -> people.add(approval.by()));
            note("Escalate.people", people.size() - escalate.people());
        });
        for (Justify.Part part : path.justify().parts()) {
            if (part instanceof Justify.Characters characters) {
                String text = request.justification().strip();
                note("Justify.Characters.atLeast", text.codePointCount(0, text.length()) - characters.atLeast());
            }
        }
        request.ttl().ifPresent(ttl -> {
            Duration beyond = ttl.minus(path.ttl().max());
            if (beyond.abs().compareTo(Duration.ofNanos(1)) <= 0) {
                note("Ttl.max", beyond.toNanos());
            }
        });
        path.limit().ifPresent(limit -> limit(path, limit, request));
    }

    private void factors(String whose, Mfa mfa, List<Presented> factors, Instant now) {
        Set<String> kinds = new HashSet<>();
        Set<String> asked = new HashSet<>();
        mfa.kinds().forEach(kind -> asked.add(kind.word()));
        for (Presented factor : factors) {
            if (asked.contains(factor.kind())) {
                kinds.add(factor.kind());
                age(whose + "Mfa.within", factor.at(), now, mfa.within().orElse(Duration.ZERO));
            }
        }
        note(whose + "Mfa.count", kinds.size() - mfa.count());
    }

    private void approvals(Approve step, Request request) {
        Set<String> people = new HashSet<>();
        for (Approval approval : request.approvals()) {
            if (holds(step.roles(), approval)) {
                people.add(approval.by());
                age(
                        "Approve.within",
                        approval.at(),
                        request.now(),
                        step.within().orElse(Duration.ZERO));
                step.mfa().ifPresent(mfa -> factors("Approve.", mfa, approval.factors(), approval.at()));
            }
        }
        note("Approve.people", people.size() - step.people());
    }

    private static boolean holds(List<Role> roles, Approval approval) {
        return roles.stream().anyMatch(role -> role.groups().stream().anyMatch(approval.groups()::contains));
    }

    private void limit(BreakglassPath path, Limit limit, Request request) {
        var grants = request.history().grants().stream()
                .filter(grant -> grant.path().equals(path.name()))
                .toList();
        OptionalInt atOnce = limit.atOnce();
        if (atOnce.isPresent()) {
            long open =
                    grants.stream().filter(grant -> grant.endedAt().isEmpty()).count();
            note("Limit.atOnce", open - atOnce.getAsInt());
        }
        for (Limit.Rate rate : limit.rates()) {
            grants.forEach(grant -> age("Limit.Rate.per", grant.grantedAt(), request.now(), rate.per()));
            long recent = grants.stream()
                    .filter(grant -> !grant.grantedAt().plus(rate.per()).isBefore(request.now()))
                    .count();
            note("Limit.Rate.grants", recent - rate.grants());
        }
        limit.cooldown()
                .ifPresent(pause -> grants.forEach(
                        grant -> grant.endedAt().ifPresent(end -> age("Limit.cooldown", end, request.now(), pause))));
    }

    private void condition(When when, Request request) {
        compare(when.condition(), request);
    }

    private void compare(Expr expr, Request request) {
        if (expr instanceof Expr.And and) {
            and.all().forEach(part -> compare(part, request));
        } else if (expr instanceof Expr.Or or) {
            or.any().forEach(part -> compare(part, request));
        } else if (expr instanceof Expr.Not not) {
            compare(not.negated(), request);
        } else if (expr instanceof Expr.Compare compare
                && compare.left() instanceof Expr.Operand.Of left
                && compare.right() instanceof Expr.Operand.Constant right) {
            constant(left.input(), compare.operator(), right.literal(), request);
        }
    }

    private void constant(Input input, Expr.Operator operator, Literal literal, Request request) {
        if (literal instanceof Literal.Int constant) {
            number(input, request)
                    .ifPresent(value -> note("Literal.Int.value " + operator.sign(), value - constant.value()));
        } else if (literal instanceof Literal.Length constant) {
            Optional<Duration> length = input.text().equals("ttl")
                    ? request.ttl()
                    : input.text().equals("incident.age")
                            ? request.incident()
                                    .flatMap(Incident::since)
                                    .map(since -> Duration.between(since, request.now()))
                            : Optional.empty();
            length.map(value -> value.minus(constant.value()))
                    .filter(beyond -> beyond.abs().compareTo(Duration.ofNanos(1)) <= 0)
                    .ifPresent(beyond -> note("Literal.Length.value " + operator.sign(), beyond.toNanos()));
        }
    }

    private static Optional<Long> number(Input input, Request request) {
        Optional<Value> value = switch (input.origin()) {
            case REQUESTER ->
                Optional.ofNullable(request.requester().attributes().get(input.name()));
            case RESOURCE -> Optional.ofNullable(request.resource().attributes().get(input.name()));
            case SIGNAL ->
                Optional.ofNullable(request.signals().get(input.name())).map(Reading::value);
            case INCIDENT ->
                request.incident()
                        .flatMap(incident -> input.name().equals("severity")
                                ? Optional.of(Value.of((long) incident.severity()))
                                : Optional.ofNullable(incident.attributes().get(input.name())));
            case REQUEST, PATH -> Optional.empty();
        };
        return value.filter(Value.Int.class::isInstance).map(number -> ((Value.Int) number).value());
    }
}
