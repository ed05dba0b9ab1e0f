package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;

/** One clause of a zone. */
public sealed interface ZoneClause {

    Place place();

    record Contains(List<Pattern> resources, Place place) implements ZoneClause {
        public Contains {
            resources = List.copyOf(resources);
        }
    }

    record Admit(Condition condition, Place place) implements ZoneClause {}

    record FlowsTo(List<Written<String>> zones, Place place) implements ZoneClause {
        public FlowsTo {
            zones = List.copyOf(zones);
        }
    }

    record AtMostTtl(Written<Duration> ttl, Place place) implements ZoneClause {}

    record AtMostAllow(List<Written<String>> actions, Place place) implements ZoneClause {
        public AtMostAllow {
            actions = List.copyOf(actions);
        }
    }

    record AtLeastMfa(MfaSyntax mfa, Place place) implements ZoneClause {}

    record AtLeastApprove(Written<Integer> people, Place place) implements ZoneClause {}

    record AtLeastReview(Written<Duration> within, Place place) implements ZoneClause {}
}
