package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;

/** A ceiling ({@code at most}) or a floor ({@code at least}) that no path into the zone or below may pass. */
public sealed interface Bound {

    Place place();

    record AtMostTtl(Duration ttl, Place place) implements Bound {}

    /** @param actions atomic actions in order of name */
    record AtMostAllow(List<String> actions, Place place) implements Bound {
        public AtMostAllow {
            actions = List.copyOf(actions);
        }
    }

    record AtLeastMfa(Mfa mfa) implements Bound {
        @Override
        public Place place() {
            return mfa.place();
        }
    }

    record AtLeastApprove(int people, Place place) implements Bound {}

    record AtLeastReview(Duration within, Place place) implements Bound {}
}
