package dev.breakglass.runtime.decision;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a permit obliges the runtime to do. */
public sealed interface Obligation {

    /** At the opening. */
    record Notify(String target) implements Obligation {}

    /** At the end, however it ends. */
    record After(String step, String argument) implements Obligation {}

    /** The session ends after so long without a use. */
    record Idle(Duration after) implements Obligation {}

    /** The session can be used only while so many people, each in one of the roles and none the requester, watch it. */
    record Observe(int people, List<String> roles) implements Obligation {
        public Observe {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A live session can grow, each time with everybody's assent.
     *
     * @param times how often; 0 does not count
     * @param by how much each time
     * @param longest of the whole session from its opening; empty when no zone says so
     * @param with each to be met, one person counting for one of them
     */
    record Extend(int times, Duration by, Optional<Duration> longest, List<Assent> with) implements Obligation {
        public Extend {
            if (times < 0 || by.isNegative() || by.isZero() || with.isEmpty()) {
                throw new IllegalArgumentException("extend " + times + " times by " + by + " with " + with);
            }
            with = List.copyOf(with);
        }
    }

    /**
     * So many people, none of them the requester, who each hold one of some roles.
     *
     * @param within how old their assent may be
     * @param mfa what each presented when they gave it
     */
    record Assent(int people, List<String> roles, Optional<Duration> within, Optional<Proof> mfa) {
        public Assent {
            if (people < 1 || roles.isEmpty()) {
                throw new IllegalArgumentException(people + " of " + roles);
            }
            roles = List.copyOf(roles);
        }
    }

    /** So many different kinds of factor, each presented no longer ago than that. */
    record Proof(int count, List<String> kinds, Duration within) {
        public Proof {
            if (count < 1 || count > kinds.size()) {
                throw new IllegalArgumentException(count + " of " + kinds);
            }
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * A credential is made for the session and dies with it.
     *
     * @param broker what makes it
     * @param settings what the broker is told
     */
    record Issue(String broker, SortedMap<String, String> settings) implements Obligation {
        public Issue {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /** The key dies if it is not redeemed within this time. */
    record Redeem(Duration within) implements Obligation {}

    /** @param within counted from the end of the grant */
    record Review(Duration within, String byRole) implements Obligation {}
}
