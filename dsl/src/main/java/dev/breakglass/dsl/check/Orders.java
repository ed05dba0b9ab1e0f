package dev.breakglass.dsl.check;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The orders that lists have in a checked policy, in which the order of writing leaves no trace. */
final class Orders {
    private static final Comparator<Approve> APPROVE = Comparator.comparingInt(Approve::people)
            .thenComparing(approve ->
                    String.join(",", approve.roles().stream().map(Role::name).toList()))
            .thenComparing(approve -> approve.within().map(Object::toString).orElse(""))
            .thenComparing(approve -> approve.mfa().map(Orders::key).orElse(""))
            .thenComparing(approve -> approve.then().map(Orders::key).orElse(""));

    private Orders() {}

    private static String key(Mfa mfa) {
        return mfa.count() + " of " + mfa.kinds() + mfa.within();
    }

    /** The text of a step and of all that come after it. */
    private static String key(Approve step) {
        return step.people() + " of "
                + step.roles().stream().map(Role::name).toList() + step.within()
                + step.mfa().map(Orders::key)
                + step.then().map(Orders::key);
    }

    static List<Approve> approvals(Collection<Approve> clauses) {
        return clauses.stream().sorted(APPROVE).toList();
    }

    static List<Justify.Part> sorted(Collection<Justify.Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparingInt((Justify.Part part) ->
                                part instanceof Justify.Characters least ? least.atLeast() : Integer.MAX_VALUE)
                        .thenComparing(part -> part instanceof Justify.Ticket ticket ? ticket.pattern() : ""))
                .toList();
    }

    static List<Limit.Rate> rates(Collection<Limit.Rate> rates) {
        return rates.stream()
                .sorted(Comparator.comparing(Limit.Rate::per).thenComparing(Limit.Rate::grants))
                .toList();
    }

    static List<ResourcePattern> patterns(Collection<ResourcePattern> patterns) {
        return patterns.stream()
                .sorted(Comparator.comparing(ResourcePattern::kind).thenComparing(ResourcePattern::glob))
                .toList();
    }

    static List<Duty> duties(Collection<Duty> duties) {
        return duties.stream()
                .sorted(Comparator.comparingInt(Orders::dutyKind).thenComparing(Orders::text))
                .toList();
    }

    private static int dutyKind(Duty duty) {
        if (duty instanceof Duty.Notify) {
            return 0;
        } else if (duty instanceof Duty.After) {
            return 1;
        }
        return duty instanceof Duty.Idle ? 2 : 3;
    }

    private static String text(Duty duty) {
        if (duty instanceof Duty.Notify notify) {
            return notify.target();
        }
        return duty instanceof Duty.After after ? after.step() + " " + after.argument() : "";
    }

    static List<When> conditions(Collection<When> conditions) {
        return conditions.stream()
                .sorted(Comparator.comparing(when -> written(when.place())))
                .toList();
    }

    /** Constants of one type: numbers and durations by size, all others by their text. */
    static List<Literal> literals(Collection<Literal> literals) {
        return literals.stream()
                .sorted(Comparator.comparingLong(Orders::size)
                        .thenComparing(
                                literal -> literal instanceof Literal.Length length ? length.value() : Duration.ZERO)
                        .thenComparing(Object::toString))
                .toList();
    }

    private static long size(Literal literal) {
        return literal instanceof Literal.Int number ? number.value() : 0;
    }

    /** The text itself, in which white space counts but where it stands does not. */
    private static String written(Place place) {
        return place.file().text().substring(place.span().start(), place.span().end());
    }

    static List<Bound> bounds(Collection<Bound> bounds) {
        return bounds.stream()
                .sorted(Comparator.comparingInt(Orders::boundKind).thenComparing(Orders::boundKey))
                .toList();
    }

    private static int boundKind(Bound bound) {
        if (bound instanceof Bound.AtMostTtl) {
            return 0;
        } else if (bound instanceof Bound.AtMostAllow) {
            return 1;
        } else if (bound instanceof Bound.AtLeastMfa) {
            return 2;
        }
        return bound instanceof Bound.AtLeastApprove ? 3 : 4;
    }

    private static String boundKey(Bound bound) {
        if (bound instanceof Bound.AtMostTtl ttl) {
            return ttl.ttl().toString();
        } else if (bound instanceof Bound.AtMostAllow allow) {
            return allow.actions().toString();
        } else if (bound instanceof Bound.AtLeastMfa floor) {
            return key(floor.mfa());
        } else if (bound instanceof Bound.AtLeastApprove approve) {
            return Integer.toString(approve.people());
        } else if (bound instanceof Bound.AtLeastReview review) {
            return review.within().toString();
        }
        throw new IllegalArgumentException(bound.toString());
    }
}
