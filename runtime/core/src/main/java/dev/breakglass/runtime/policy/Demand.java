package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import java.util.List;

/**
 * One thing that paths ask of a request, whatever else they ask. It is found out once for each request, however many paths ask
 * for it. Immutable and thread-safe.
 */
sealed interface Demand
        permits Approved,
                ApprovedByGroups,
                Demand.Holds,
                Demand.Justified,
                Demand.Lasts,
                Demand.Presents,
                Demand.Ticketed {

    /** Equal for two demands that are alike. Lists and not the records, whose first hash code costs a start much time. */
    List<?> key();

    /** {@link Reasons#NONE} if it is met, or the bit of the reason why not. */
    int reason(PreparedRequest request, Conditions conditions);

    /**
     * The same, by class: a call of the interface's, which no processor foresees where demands of many kinds take turns, takes as long as
     * many of them by themselves.
     */
    static int reasonOf(Demand demand, PreparedRequest request, Conditions conditions) {
        if (demand instanceof Holds holds) {
            return holds.reason(request, conditions);
        } else if (demand instanceof Lasts lasts) {
            return lasts.reason(request, conditions);
        } else if (demand instanceof Presents presents) {
            return presents.reason(request, conditions);
        } else if (demand instanceof ApprovedByGroups approved) {
            return approved.reason(request, conditions);
        } else if (demand instanceof Justified justified) {
            return justified.reason(request, conditions);
        }
        return demand.reason(request, conditions);
    }

    /** A condition, of the zone if {@code boundary}, or of the path. */
    record Holds(int shape, int cell, boolean boundary) implements Demand {
        @Override
        public List<?> key() {
            return List.of("holds", shape, cell, boundary);
        }

        @Override
        public int reason(PreparedRequest request, Conditions conditions) {
            int truth = conditions.truth(shape, cell, request);
            return truth == Truth.TRUE ? Reasons.NONE : Reasons.bit(Reasons.of(truth, boundary));
        }
    }

    /** Factors of the requester. */
    record Presents(Mfa mfa) implements Demand {
        @Override
        public List<?> key() {
            return List.of("presents", mfa.count(), mfa.kinds(), mfa.within());
        }

        @Override
        public int reason(PreparedRequest request, Conditions conditions) {
            return request.presents(mfa) ? Reasons.NONE : Reasons.bit(request.unpresented(mfa));
        }
    }

    /** A length of time, in nanoseconds. */
    record Lasts(long most) implements Demand {
        @Override
        public List<?> key() {
            return List.of("lasts", most);
        }

        @Override
        public int reason(PreparedRequest request, Conditions conditions) {
            return request.ttl() <= most ? Reasons.NONE : Reasons.bit(ReasonCode.TTL_EXCEEDS_MAXIMUM);
        }
    }

    /** A text, in code points. */
    record Justified(int characters) implements Demand {
        @Override
        public List<?> key() {
            return List.of("justified", characters);
        }

        @Override
        public int reason(PreparedRequest request, Conditions conditions) {
            return request.justification() >= characters ? Reasons.NONE : Reasons.bit(ReasonCode.JUSTIFICATION);
        }
    }

    /** A ticket that has a mark. */
    record Ticketed(int mark) implements Demand {
        @Override
        public List<?> key() {
            return List.of("ticketed", mark);
        }

        @Override
        public int reason(PreparedRequest request, Conditions conditions) {
            return request.marked(mark) ? Reasons.NONE : Reasons.bit(ReasonCode.TICKET);
        }
    }
}
