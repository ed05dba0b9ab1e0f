package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A path that tolerates a signal which a forbid over it reads: the unknown still shuts the door. */
final class ToleranceDefeated implements Rule {

    /** Of one signal, zone and role: more than these are not looked at, for that takes time squared. */
    private static final int PER_PLACE_MAX = 64;

    @Override
    public Code code() {
        return Code.TOLERANCE_DEFEATED;
    }

    /**
     * Where a forbid that reads a signal applies.
     *
     * @param zone empty for everywhere
     * @param role empty for everybody
     */
    private record Reads(String signal, String zone, String role) {}

    private record Reading(Forbid forbid, Place place) {}

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<Reads, List<Reading>> readings = readings(set);
        for (BreakglassPath path : set.policy().paths()) {
            path.tolerate().ifPresent(tolerate -> {
                for (String signal : tolerate.signals()) {
                    over(path, signal)
                            .flatMap(reads -> readings.getOrDefault(reads, List.of()).stream())
                            .filter(reading -> coversActions(reading.forbid(), path))
                            .findFirst()
                            .ifPresent(reading -> found.accept(defeated(path, tolerate, signal, reading)));
                }
            });
        }
    }

    private Diagnostic defeated(BreakglassPath path, Tolerate tolerate, String signal, Reading reading) {
        return finding(
                        tolerate.place(),
                        Quote.of(reading.forbid().name()) + " reads " + Quote.of(signal) + ", and an unknown fires it")
                .labelled("no forbid is tolerant")
                .seeing(reading.place(), "an unknown here shuts " + Quote.of(path.name()))
                .noting("write the forbid without the signal, or do not count on the path while it is unknown");
    }

    private static Map<Reads, List<Reading>> readings(CheckedSet set) {
        Map<Reads, List<Reading>> readings = new HashMap<>();
        for (Forbid forbid : set.policy().forbids()) {
            String zone = forbid.zone().map(Zone::name).orElse("");
            Set<String> told = new HashSet<>();
            Walk.inputs(forbid.when().condition(), (input, place) -> {
                if (input.origin() != Input.Origin.SIGNAL || !told.add(input.name())) {
                    return;
                }
                for (String role : forbid.roles().isEmpty() ? List.of("") : names(forbid.roles())) {
                    Reads reads = new Reads(input.name(), zone, role);
                    List<Reading> all = readings.computeIfAbsent(reads, first -> new ArrayList<>());
                    if (all.size() < PER_PLACE_MAX) {
                        all.add(new Reading(forbid, place));
                    }
                }
            });
        }
        return readings;
    }

    private static List<String> names(List<Role> roles) {
        return roles.stream().map(Role::name).toList();
    }

    /** Wherever a forbid covers the path and those whom it is for. */
    private static Stream<Reads> over(BreakglassPath path, String signal) {
        List<String> roles = new ArrayList<>(List.of(""));
        roles.addAll(names(path.roles().anyOf()));
        return Stream.concat(Stream.of(""), path.zone().lineage().stream().map(Zone::name))
                .flatMap(zone -> roles.stream().map(role -> new Reads(signal, zone, role)));
    }

    private static boolean coversActions(Forbid forbid, BreakglassPath path) {
        return forbid.actions().isEmpty()
                || !Collections.disjoint(forbid.actions(), path.allow().actions());
    }
}
