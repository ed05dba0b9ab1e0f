package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A policy's declarations as objects of an earlier policy, wherever those are equal.
 *
 * <p>To compare ten thousand paths part by part takes long, and is seldom needed: what a path says follows from the file that
 * it stands in, from its zone, and from the files that declare what it refers to. If these are equal, so is the path. Else its
 * parts decide.
 */
final class Keeping {

    private final Policy now;
    private final Policy earlier;
    private final boolean sameGroundwork;

    /** Names of files and of zones that are equal. */
    private final Set<String> sameFiles = new HashSet<>();

    private final Set<String> sameZones = new HashSet<>();

    Keeping(Policy now, Policy earlier) {
        this.now = now;
        this.earlier = earlier;
        this.sameGroundwork = now.groundwork().equals(earlier.groundwork());
    }

    Policy policy() {
        List<SourceFile> sources = kept(now.sources(), earlier.sources(), SourceFile::name, this::isSame);
        List<Zone> zones = kept(now.zones(), earlier.zones(), Zone::name, this::isSame);
        return new Policy(
                now.name(),
                sources,
                now.groundwork(),
                now.actions(),
                now.resources(),
                now.requester(),
                now.incident(),
                now.roles(),
                now.signals(),
                now.factors(),
                zones,
                kept(now.paths(), earlier.paths(), BreakglassPath::name, this::isSame),
                kept(now.forbids(), earlier.forbids(), Forbid::name, Forbid::equals),
                now.invariants(),
                now.docs());
    }

    /** Both lists are in order of name. */
    private static <T> List<T> kept(List<T> now, List<T> earlier, Function<T, String> name, BiPredicate<T, T> same) {
        List<T> kept = new ArrayList<>(now.size());
        int at = 0;
        for (T thing : now) {
            int order = -1;
            while (order < 0 && at < earlier.size()) {
                order = name.apply(earlier.get(at)).compareTo(name.apply(thing));
                at += order < 0 ? 1 : 0;
            }
            kept.add(order == 0 && same.test(earlier.get(at), thing) ? earlier.get(at) : thing);
        }
        return kept;
    }

    private boolean isSame(SourceFile before, SourceFile file) {
        return before.equals(file) && sameFiles.add(file.name());
    }

    private boolean isSame(Zone before, Zone zone) {
        boolean same = restsOnTheSame(zone.place())
                && zone.parent().map(Zone::name).map(sameZones::contains).orElse(true);
        return (same || before.equals(zone)) && sameZones.add(zone.name());
    }

    private boolean isSame(BreakglassPath before, BreakglassPath path) {
        boolean same =
                restsOnTheSame(path.place()) && sameZones.contains(path.zone().name());
        return same || before.equals(path);
    }

    /**
     * Whether the same words declare what is called so, as nothing is declared twice; and all that they refer to is the same, but
     * perhaps for zones.
     */
    private boolean restsOnTheSame(Place place) {
        return sameGroundwork && sameFiles.contains(place.file().name());
    }
}
