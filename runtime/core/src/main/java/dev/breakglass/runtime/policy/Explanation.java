package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Walks once more for a request that was not permitted, and puts what it meets into words. */
final class Explanation {

    private final Walker walker;
    private final Words words;
    private final PreparedRequest request;

    Explanation(Walker walker, Words words, PreparedRequest request) {
        this.walker = walker;
        this.words = words;
        this.request = request;
    }

    List<Finding> ofDecision() {
        Findings everywhere = new Findings(words, request);
        Zone zone = request.into();
        if (zone == null) {
            everywhere.tellNoZone();
        } else if (walker.closed(zone, request, everywhere) == Reasons.NONE) {
            if (zone.routes.length > 0) {
                return ofRoutes(zone);
            }
            everywhere.tell(null, zone.rule.noPathClause(), ReasonCode.NO_PATH);
        }
        return everywhere.all();
    }

    /** What is open on those that wait, the narrowest first; if none does, what shuts each, in order of name. */
    private List<Finding> ofRoutes(Zone zone) {
        Findings open = new Findings(words, request);
        boolean waits = false;
        for (Route route : zone.inOrder(request).routes) {
            if ((walker.walk(route, request, null) & ~Reasons.OPEN) == 0) {
                waits = true;
                walker.walk(route, request, open);
            }
        }
        if (waits) {
            return open.all();
        }
        Findings refused = new Findings(words, request);
        Arrays.stream(zone.routes)
                .sorted(Comparator.comparing(Route::name))
                .forEach(route -> walker.walk(route, request, refused));
        return refused.all();
    }

    /** @param into the path's zone, which need not be the request's */
    List<Finding> ofUse(Route route, Zone into) {
        Findings told = new Findings(words, request);
        if (request.into() != into) {
            told.tell(null, into.rule.containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
        } else {
            walker.applies(route, into, request, told);
        }
        return told.all();
    }
}
