package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;

/**
 * What satisfies the approvals instead, once the request has been pending for longer than {@code after}.
 *
 * @param people so many different people, none of them the requester
 * @param roles each of them holds one of these
 */
public record Escalate(Duration after, int people, List<Role> roles, Place place) {

    public Escalate {
        roles = List.copyOf(roles);
        if (people < 1 || roles.isEmpty()) {
            throw new IllegalArgumentException(people + " of " + roles);
        }
    }
}
