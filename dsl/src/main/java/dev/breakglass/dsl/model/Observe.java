package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/**
 * Who has to watch a session for it to be used: so many different people, none of them the requester.
 *
 * @param roles each of them holds one of these
 */
public record Observe(int people, List<Role> roles, Place place) {

    public Observe {
        roles = List.copyOf(roles);
        if (people < 1 || roles.isEmpty()) {
            throw new IllegalArgumentException(people + " of " + roles);
        }
    }
}
