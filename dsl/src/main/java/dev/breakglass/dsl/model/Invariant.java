package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;

/**
 * What must hold of the whole set, for every possible request.
 *
 * @param never whether no request of this kind may be permitted; otherwise one must be
 * @param where the requests that it speaks of; {@code approvals} is how many people approved
 */
public record Invariant(String name, boolean never, Expr where, Place place) {}
