package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Globs;
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
import java.util.Optional;
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
        SortedMap<String, List<Prefixes.Entry>> kinds = new TreeMap<>();
        for (Zone zone : set.policy().zones()) {
            for (ResourcePattern pattern : zone.contains()) {
                kinds.computeIfAbsent(pattern.kind(), kind -> new ArrayList<>()).add(Prefixes.entry(pattern, zone));
            }
        }
        Set<String> told = new HashSet<>();
        for (List<Prefixes.Entry> kind : kinds.values()) {
            Prefixes prefixes = new Prefixes(kind);
            for (Prefixes.Entry entry : prefixes.all()) {
                overlap(entry, prefixes)
                        .filter(other -> told.add(pair(entry.zone(), other.zone())))
                        .ifPresent(other -> found.accept(overlap(entry, other)));
            }
        }
    }

    /** The first is enough: the next comes to light when this one is mended. */
    private static Optional<Prefixes.Entry> overlap(Prefixes.Entry entry, Prefixes prefixes) {
        return prefixes.from(entry).stream()
                .filter(other -> !other.zone().isWithin(entry.zone().name())
                        && !entry.zone().isWithin(other.zone().name())
                        && Globs.overlap(
                                entry.pattern().glob(), other.pattern().glob()))
                .findFirst();
    }

    private static String pair(Zone a, Zone b) {
        return a.name().compareTo(b.name()) < 0 ? a.name() + " " + b.name() : b.name() + " " + a.name();
    }

    private Diagnostic overlap(Prefixes.Entry a, Prefixes.Entry b) {
        boolean inOrder = Home.IN_ORDER.compare(a.pattern().place(), b.pattern().place()) < 0;
        Prefixes.Entry first = inOrder ? a : b;
        Prefixes.Entry second = inOrder ? b : a;
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
