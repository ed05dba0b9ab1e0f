package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * What no path may open: it covers a request when zone, roles and actions match, and fires unless its condition is
 * false.
 *
 * @param zone this zone and all below; absent means everywhere
 * @param roles requesters with one of these; empty means everybody
 * @param actions atomic actions in order of name; empty means all
 */
public record Forbid(String name, Optional<Zone> zone, List<Role> roles, List<String> actions, When when, Place place) {

    public Forbid {
        roles = List.copyOf(roles);
        actions = List.copyOf(actions);
    }
}
