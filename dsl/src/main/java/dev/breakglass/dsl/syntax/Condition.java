package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/** A condition as it was written. */
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

    /** A name standing alone. */
    record Bare(Operand operand, Place place) implements Condition {}

    record Compare(Operand left, Word sign, Operand right, Place place) implements Condition {}

    record In(Operand left, boolean negated, List<Operand> items, Place place) implements Condition {
        public In {
            items = List.copyOf(items);
        }
    }

    /** @param relation {@code within has matches starts ends} */
    record Relates(Operand left, String relation, Word right, Place place) implements Condition {}

    /** One side of a comparison. */
    record Operand(Kind kind, Word word) {

        /** What an operand looks like. */
        public enum Kind {
            NAME,
            TEXT,
            NUMBER,
            DURATION,
            TRUTH
        }
    }
}
