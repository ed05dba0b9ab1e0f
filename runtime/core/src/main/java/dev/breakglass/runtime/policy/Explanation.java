package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    List<Finding> of(@Nullable Zone zone) {
        Findings everywhere = new Findings(words, request);
        if (zone == null) {
            everywhere.tellNoZone();
            return everywhere.all();
        }
        if (walker.closed(zone, request, everywhere) != Reasons.NONE) {
            return everywhere.all();
        }
        Route[] routes = zone.routes(request);
        if (routes.length == 0) {
            everywhere.tell(Findings.EVERYWHERE, zone.rule.noPathClause(), ReasonCode.NO_PATH);
            return everywhere.all();
        }
        List<Finding> open = new ArrayList<>();
        boolean pending = false;
        for (Route route : routes) {
            Findings told = new Findings(words, request);
            if ((walker.walk(route, request, told) & ~Reasons.OPEN) == 0) {
                pending = true;
                open.addAll(told.all());
            }
        }
        return pending ? open : refused(routes);
    }

    private List<Finding> refused(Route[] routes) {
        Findings refused = new Findings(words, request);
        Arrays.stream(routes)
                .sorted(Comparator.comparing(Route::name))
                .forEach(route -> walker.walk(route, request, refused));
        return refused.all();
    }

    /** What stands in the way of a use on one path. */
    List<Finding> of(Zone zone, Route path) {
        Findings told = new Findings(words, request);
        if (walker.closed(zone, request, told) == Reasons.NONE) {
            walker.applies(path, request, told);
        }
        return told.all();
    }
}
