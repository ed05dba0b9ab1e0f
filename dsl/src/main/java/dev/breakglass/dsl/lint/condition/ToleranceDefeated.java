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

    @Override
    public Code code() {
        return Code.TOLERANCE_DEFEATED;
    }

    private record Reads(String signal, String zone) {}

    private record Reading(Forbid forbid, Place place) {}

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<Reads, List<Reading>> readings = readings(set);
        for (BreakglassPath path : set.policy().paths()) {
            path.tolerate()
                    .ifPresent(tolerate -> tolerate.signals()
                            .forEach(signal -> over(path)
                                    .flatMap(zone -> readings.getOrDefault(new Reads(signal, zone), List.of()).stream())
                                    .filter(reading -> covers(reading.forbid(), path))
                                    .findFirst()
                                    .ifPresent(reading -> found.accept(finding(
                                                    tolerate.place(),
                                                    Quote.of(reading.forbid().name()) + " reads " + Quote.of(signal)
                                                            + ", and an unknown fires it")
                                            .labelled("no forbid is tolerant")
                                            .seeing(reading.place(), "an unknown here shuts " + Quote.of(path.name()))
                                            .noting(
                                                    "write the forbid without the signal, or do not count on the path while it is"
                                                            + " unknown")))));
        }
    }

    private static Map<Reads, List<Reading>> readings(CheckedSet set) {
        Map<Reads, List<Reading>> readings = new HashMap<>();
        for (Forbid forbid : set.policy().forbids()) {
            Set<String> told = new HashSet<>();
            Walk.inputs(forbid.when().condition(), (input, place) -> {
                if (input.origin() == Input.Origin.SIGNAL && told.add(input.name())) {
                    Reads reads = new Reads(
                            input.name(), forbid.zone().map(Zone::name).orElse(""));
                    readings.computeIfAbsent(reads, same -> new ArrayList<>()).add(new Reading(forbid, place));
                }
            });
        }
        return readings;
    }

    /** The zones whose forbids cover the path; the empty name stands for everywhere. */
    private static Stream<String> over(BreakglassPath path) {
        return Stream.concat(Stream.of(""), path.zone().lineage().stream().map(Zone::name));
    }

    private static boolean covers(Forbid forbid, BreakglassPath path) {
        return (forbid.roles().isEmpty() || path.roles().anyOf().stream().anyMatch(forbid.roles()::contains))
                && (forbid.actions().isEmpty()
                        || !Collections.disjoint(forbid.actions(), path.allow().actions()));
    }
}
