package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be true already where a condition is asked: by the zone, and by all zones above. */
final class Demands {
    private final Map<String, List<Demand>> byZone = new HashMap<>();

    Demands(List<Site> sites, Claims claims) {
        for (Site site : sites) {
            if (site instanceof Site.OfZone admit) {
                List<Demand> demands = byZone.computeIfAbsent(admit.zone().name(), zone -> new ArrayList<>());
                for (Expr term : Walk.demanded(admit.meant())) {
                    demands.add(new Demand(term, Shape.of(term), claims.of(term, site), admit.zone()));
                }
            }
        }
    }

    /** @param shape of the term */
    record Demand(Expr term, String shape, Optional<Claim> claim, Zone zone) {}

    /** The outermost first. For an admit, what the zone's earlier admits demand counts too. */
    List<Demand> on(Site site) {
        List<Demand> demands = new ArrayList<>();
        Optional<Zone> zone = site instanceof Site.OfPath here
                ? Optional.of(here.path().zone())
                : site instanceof Site.OfZone here ? Optional.of(here.zone()) : Optional.empty();
        int start = site.written().place().span().start();
        for (Zone above : zone.map(Zone::lineage).orElse(List.of())) {
            boolean own = site instanceof Site.OfZone
                    && above.name().equals(zone.orElseThrow().name());
            for (Demand demand : byZone.getOrDefault(above.name(), List.of())) {
                if (!own || demand.term().place().span().start() < start) {
                    demands.add(demand);
                }
            }
        }
        return demands;
    }
}
