package dev.breakglass.runtime.decision;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
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
