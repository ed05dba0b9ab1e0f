package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One resource in two zones of which neither lies in the other: whoever asks chooses the weaker door. */
final class OverlappingZones implements Rule {

    @Override
    public Code code() {
        return Code.OVERLAPPING_ZONES;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        SortedMap<String, List<GlobOfZone>> kinds = new TreeMap<>();
        for (Zone zone : set.policy().zones()) {
            for (ResourcePattern pattern : zone.contains()) {
                kinds.computeIfAbsent(pattern.kind(), kind -> new ArrayList<>()).add(GlobOfZone.of(pattern, zone));
            }
        }
        Set<String> told = new HashSet<>();
        kinds.values().forEach(globs -> kind(globs, told, found));
    }

    /**
     * Of two globs that overlap, the head of one begins with the head of the other, and so do their tails. Those with
     * the same head are found by their tails, and so are those without a head, which says nothing.
     */
    private void kind(List<GlobOfZone> globs, Set<String> told, Consumer<Diagnostic> found) {
        Map<String, List<GlobOfZone>> heads = new TreeMap<>();
        for (GlobOfZone glob : globs) {
            heads.computeIfAbsent(glob.head(), head -> new ArrayList<>()).add(glob);
        }
        List<GlobOfZone> headless = heads.getOrDefault("", List.of());
        Prefixes headlessByTail = new Prefixes(headless, GlobOfZone::tail);
        Prefixes byTail = new Prefixes(globs, GlobOfZone::tail);
        Prefixes byHead = new Prefixes(globs, GlobOfZone::head);
        headless.forEach(glob -> tell(glob, byTail.from(glob), told, found));
        heads.forEach((head, same) -> {
            Prefixes sameByTail = new Prefixes(same, GlobOfZone::tail);
            for (GlobOfZone glob : head.isEmpty() ? List.<GlobOfZone>of() : same) {
                tell(glob, headlessByTail.from(glob), told, found);
                tell(glob, sameByTail.from(glob), told, found);
                tell(glob, byHead.beyond(glob), told, found);
            }
        });
    }

    /** The first is enough: the next comes to light when this one is mended. */
    private void tell(GlobOfZone glob, List<GlobOfZone> candidates, Set<String> told, Consumer<Diagnostic> found) {
        candidates.stream()
                .filter(glob::overlaps)
                .findFirst()
                .filter(other -> told.add(pair(glob.zone(), other.zone())))
                .ifPresent(other -> found.accept(overlap(glob, other)));
    }

    private static String pair(Zone a, Zone b) {
        return a.name().compareTo(b.name()) < 0 ? a.name() + " " + b.name() : b.name() + " " + a.name();
    }

    private Diagnostic overlap(GlobOfZone a, GlobOfZone b) {
        boolean inOrder = Home.IN_ORDER.compare(a.pattern().place(), b.pattern().place()) < 0;
        GlobOfZone first = inOrder ? a : b;
        GlobOfZone second = inOrder ? b : a;
        return finding(
                        second.pattern().place(),
                        "a " + second.pattern().kind() + " can lie both in "
                                + Quote.of(second.zone().name()) + " and in "
                                + Quote.of(first.zone().name()))
                .labelled("in " + Quote.of(second.zone().name()))
                .seeing(first.pattern().place(), "in " + Quote.of(first.zone().name()))
                .noting("a request names the zone, so whoever asks chooses the weaker of the two doors")
                .helping("make the names narrower, so that each resource lies in one zone");
    }
}
