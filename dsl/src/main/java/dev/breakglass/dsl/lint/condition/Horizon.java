package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.Zone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Knows which values are possible at all: in the language, in the set, and where a condition stands. */
final class Horizon {
    private static final int WORST = 1;
    private static final int MILDEST = 5;

    /** A child follows its parent, so that a zone and all below it are neighbours. */
    private final String[] zones;

    private final Values actions;
    private final Values kinds;

    Horizon(CheckedSet set) {
        zones = set.policy().zones().stream()
                .map(zone -> key(zone.name()))
                .sorted()
                .toArray(String[]::new);
        actions = Values.names(set.policy().actions().stream()
                .filter(action -> !action.isGroup())
                .map(Action::name)
                .toList());
        kinds = Values.names(
                set.policy().resources().stream().map(ResourceKind::name).toList());
    }

    /** Possible values, and why there are no others. */
    record Bounds(Values possible, Optional<Reason> limits) {}

    private static Bounds all(Values possible) {
        return new Bounds(possible, Optional.empty());
    }

    /** A length of time as a number that leaves room between two lengths, for time is no row of seconds. */
    static long point(Duration length) {
        return 2 * length.toSeconds();
    }

    Bounds of(Input input, Site site) {
        if (input.origin() == Input.Origin.REQUEST && input.type() instanceof Type.Length) {
            return ttl(site);
        } else if (input.origin() == Input.Origin.INCIDENT && input.name().equals("severity")) {
            return new Bounds(
                    Values.range(WORST, MILDEST),
                    Optional.of(Reason.ofLanguage("a severity goes from " + WORST + " to " + MILDEST)));
        } else if (input.origin() == Input.Origin.PATH) {
            return new Bounds(
                    Values.range(0, Long.MAX_VALUE),
                    Optional.of(Reason.ofLanguage("there are never fewer than 0 of them")));
        } else if (input.type() instanceof Type.Length) {
            return new Bounds(
                    Values.range(0, Long.MAX_VALUE),
                    Optional.of(Reason.ofLanguage("no duration is shorter than nothing")));
        } else if (input.type() instanceof Type.Choice choice) {
            return new Bounds(
                    Values.names(choice.values()),
                    Optional.of(Reason.ofLanguage("its values are " + Prose.list(choice.values()))));
        } else if (input.type() instanceof Type.Bool) {
            return all(Truth.EITHER);
        } else if (input.type() instanceof Type.Int) {
            return all(Values.range(Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return all(Values.anyName());
    }

    private static Bounds ttl(Site site) {
        if (site instanceof Site.OfPath here) {
            Duration most = here.path().ttl().max();
            return new Bounds(
                    Values.range(1, point(most)),
                    Optional.of(Reason.at(
                            here.path().ttl().place(),
                            Quote.of(here.path().name()) + " grants " + Prose.length(most) + " at most")));
        }
        return new Bounds(
                Values.range(1, Long.MAX_VALUE),
                Optional.of(Reason.ofLanguage("a session is always granted some time")));
    }

    private static String key(String zone) {
        return zone + ".";
    }

    /** The number of a zone. */
    Values zone(String name) {
        return Values.points(Arrays.binarySearch(zones, key(name)));
    }

    Values zonesWithin(String name) {
        int first = Arrays.binarySearch(zones, key(name));
        int after = -1 - Arrays.binarySearch(zones, name + "/");
        return Values.range(first, after - 1L);
    }

    Bounds zones(Site site) {
        if (site instanceof Site.OfPath here) {
            Zone zone = here.path().zone();
            return new Bounds(
                    zone(zone.name()),
                    Optional.of(Reason.ofLanguage(
                            Quote.of(here.path().name()) + " opens " + Quote.of(zone.name()) + " and no other zone")));
        } else if (site instanceof Site.OfZone here) {
            return below(here.zone());
        } else if (site instanceof Site.OfForbid here && here.forbid().zone().isPresent()) {
            return below(here.forbid().zone().get());
        }
        return all(Values.range(0, zones.length - 1L));
    }

    private Bounds below(Zone zone) {
        return new Bounds(
                zonesWithin(zone.name()),
                Optional.of(Reason.ofLanguage("here it is " + Quote.of(zone.name()) + " or a zone below it")));
    }

    Bounds actions(Site site) {
        if (site instanceof Site.OfPath here) {
            BreakglassPath.Allow allow = here.path().allow();
            return new Bounds(
                    Values.names(allow.actions()),
                    Optional.of(Reason.at(allow.place(), "the path allows " + Prose.list(allow.actions()))));
        } else if (site instanceof Site.OfForbid here
                && !here.forbid().actions().isEmpty()) {
            List<String> covered = here.forbid().actions();
            return new Bounds(
                    Values.names(covered),
                    Optional.of(Reason.ofLanguage("the forbid covers " + Prose.list(covered) + " alone")));
        }
        return all(actions);
    }

    Bounds kinds(Site site) {
        if (site instanceof Site.OfPath here) {
            BreakglassPath.Allow allow = here.path().allow();
            List<String> opened =
                    allow.on().stream().map(ResourcePattern::kind).distinct().toList();
            return new Bounds(
                    Values.names(opened),
                    Optional.of(Reason.at(allow.place(), "the path opens resources of " + Prose.list(opened))));
        }
        return all(kinds);
    }
}
