package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A condition as written. */
public sealed interface Condition {

    Place place();

    record And(List<Condition> all, Place place) implements Condition {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Condition> any, Place place) implements Condition {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Condition negated, Place place) implements Condition {}

    /** An operand with nothing after it: {@code device-trusted}. */
    record Alone(Operand operand, Place place) implements Condition {}

    /** @param operator such as {@code <=} */
    record Compare(Operand left, Written<String> operator, Operand right, Place place) implements Condition {}

    /** @param zone the time zone that a day of the week is told by */
    record In(Operand left, List<Operand> anyOf, Optional<Written<String>> zone, Place place) implements Condition {
        public In {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** {@code in 18:00..06:00 "Europe/London"}: the edges as written. */
    record InWindow(Operand left, Written<String> from, Written<String> to, Optional<Written<String>> zone, Place place)
            implements Condition {}

    /** {@code in "10.0.0.0/8"}. */
    record InNetwork(Operand left, Written<String> network, Place place) implements Condition {}

    record Has(Operand left, Operand right, Place place) implements Condition {}

    record Within(Operand left, Written<String> zone, Place place) implements Condition {}

    record Matches(Operand left, Written<String> pattern, Place place) implements Condition {}

    record StartsWith(Operand left, Written<String> prefix, Place place) implements Condition {}

    record EndsWith(Operand left, Written<String> suffix, Place place) implements Condition {}

    /** A name or a constant. */
    sealed interface Operand {
        Place place();

        record Word(String name, Place place) implements Operand {}

        record Bool(boolean value, Place place) implements Operand {}

        record Int(long value, Place place) implements Operand {}

        record Text(String value, Place place) implements Operand {}

        record Length(Duration value, Place place) implements Operand {}
    }
}
