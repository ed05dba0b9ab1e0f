package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be true already where a condition is asked: by the zone, and by all zones above. */
final class Demands {

    /** A zone that demands more than this of one subject is not looked at any closer, for that takes time squared. */
    private static final int PER_SUBJECT_MAX = 64;

    private final Map<String, OfZone> byZone = new HashMap<>();

    Demands(List<Site> sites, Claims claims) {
        for (Site site : sites) {
            if (site instanceof Site.OfZone admit) {
                OfZone demands = byZone.computeIfAbsent(
                        admit.zone().name(), zone -> new OfZone(new HashMap<>(), new HashMap<>()));
                for (Expr term : Walk.demanded(admit.meant())) {
                    demands.add(new Demand(term, claims.of(term, site), admit.zone()));
                }
            }
        }
    }

    record Demand(Expr term, Optional<Claim> claim, Zone zone) {
        int start() {
            return term.place().span().start();
        }
    }

    /** @param byShape the first of each shape */
    private record OfZone(Map<String, Demand> byShape, Map<String, List<Demand>> bySubject) {
        void add(Demand demand) {
            byShape.putIfAbsent(Shape.of(demand.term()), demand);
            demand.claim().ifPresent(claim -> {
                List<Demand> all = bySubject.computeIfAbsent(claim.subject(), subject -> new ArrayList<>());
                if (all.size() < PER_SUBJECT_MAX) {
                    all.add(demand);
                }
            });
        }
    }

    /** What is demanded before a condition is asked. For an admit, the zone's earlier admits count too. */
    Before before(Site site) {
        Optional<Zone> zone = site instanceof Site.OfPath here
                ? Optional.of(here.path().zone())
                : site instanceof Site.OfZone here ? Optional.of(here.zone()) : Optional.empty();
        String own = site instanceof Site.OfZone here ? here.zone().name() : "";
        int start = site.written().place().span().start();
        return new Before(
                zone.map(Zone::lineage).orElse(List.of()).stream()
                        .map(above -> byZone.get(above.name()))
                        .filter(Objects::nonNull)
                        .toList(),
                own,
                start);
    }

    /** @param own the zone in which only what stands before the start counts; empty when there is none */
    record Before(List<OfZone> zones, String own, int start) {

        Before {
            zones = List.copyOf(zones);
        }

        /** The outermost demand that says the same. */
        Optional<Demand> same(Expr term) {
            String shape = zones.isEmpty() ? "" : Shape.of(term);
            return counting(zones.stream()
                            .map(zone -> zone.byShape().get(shape))
                            .filter(Objects::nonNull))
                    .findFirst();
        }

        /** The outermost first. */
        List<Demand> about(String subject) {
            return counting(zones.stream().flatMap(zone -> zone.bySubject().getOrDefault(subject, List.of()).stream()))
                    .toList();
        }

        private Stream<Demand> counting(Stream<Demand> demands) {
            return demands.filter(demand -> !demand.zone().name().equals(own) || demand.start() < start);
        }
    }
}
