package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ForbidRule;
import dev.breakglass.runtime.policy.Rules.ZoneRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A zone as it is asked: its rule, the forbids that can cover it, and the paths into it in the order in which they win. */
final class Zone {

    final ZoneRule rule;
    final ForbidRule[] forbids;
    private final Route[] byOwnTtl;
    private final Route[] byAskedTtl;

    Zone(ZoneRule rule, List<ForbidRule> forbids, Route[] routes) {
        this.rule = rule;
        this.forbids = Arrays.stream(rule.forbids()).mapToObj(forbids::get).toArray(ForbidRule[]::new);
        this.byOwnTtl = sorted(routes, Route.NARROWEST);
        this.byAskedTtl = sorted(routes, Route.NARROWEST_OF_ONE_TTL);
    }

    private Route[] sorted(Route[] routes, Comparator<Route> order) {
        return Arrays.stream(rule.paths())
                .mapToObj(number -> routes[number])
                .sorted(order)
                .toArray(Route[]::new);
    }

    /** The narrowest first. */
    Route[] routes(PreparedRequest request) {
        return request.ttl() == PreparedRequest.TTL_UNASKED ? byOwnTtl : byAskedTtl;
    }
}
