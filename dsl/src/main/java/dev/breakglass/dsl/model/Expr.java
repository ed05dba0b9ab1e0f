package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A condition, type-checked: true, false or unknown for any request.
 *
 * <p>Only {@link Input}s can be unknown. Zone, action and resource kind never are.
 */
public sealed interface Expr {

    Place place();

    record And(List<Expr> all, Place place) implements Expr {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Expr> any, Place place) implements Expr {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Expr negated, Place place) implements Expr {}

    /** A boolean input that is true. */
    record IsTrue(Input input, Place place) implements Expr {}

    /** Left and right have the same type; order is defined for integers and lengths of time alone. */
    record Compare(Operand left, Operator operator, Operand right, Place place) implements Expr {}

    record In(Input input, List<Literal> anyOf, Place place) implements Expr {
        public In {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The RE2 pattern matches the whole text. */
    record Matches(Input input, String pattern, Place place) implements Expr {}

    record StartsWith(Input input, String prefix, Place place) implements Expr {}

    record EndsWith(Input input, String suffix, Place place) implements Expr {}

    /** The requester holds the role. */
    record Holds(Role role, Place place) implements Expr {}

    /** The request's zone is one of these. */
    record ZoneIn(List<String> anyOf, Place place) implements Expr {
        public ZoneIn {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The request's zone is this one or lies below it. */
    record ZoneWithin(String zone, Place place) implements Expr {}

    /** @param anyOf atomic actions in order of name */
    record ActionIn(List<String> anyOf, Place place) implements Expr {
        public ActionIn {
            anyOf = List.copyOf(anyOf);
        }
    }

    record KindIn(List<String> anyOf, Place place) implements Expr {
        public KindIn {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The address lies in one of the networks. */
    record InNetworks(Input input, List<Network> anyOf, Place place) implements Expr {
        public InNetworks {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The value is in the set. */
    record Contains(Input set, Literal value, Place place) implements Expr {}

    /**
     * The moment of the request, by the clocks of {@code zone}, is {@code from} or later and before {@code to}; when
     * {@code from} is after {@code to}, the window goes over midnight. Never unknown.
     */
    record TimeIn(LocalTime from, LocalTime to, ZoneId zone, Place place) implements Expr {
        public TimeIn {
            if (from.equals(to)) {
                throw new IllegalArgumentException("a window of nothing, or of everything");
            }
        }
    }

    /** The day of the request, by the calendars of {@code zone}, is one of these. Never unknown. */
    record WeekdayIn(List<DayOfWeek> anyOf, ZoneId zone, Place place) implements Expr {
        public WeekdayIn {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {
        record Of(Input input) implements Operand {}

        record Constant(Literal literal) implements Operand {}
    }

    /** A comparison's operator. */
    enum Operator {
        EQ("=="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
