package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks about one zone: what lies in it, and which forbids close it. */
final class ZoneExam {

    private static final int RESOURCES_MAX = 32;
    private static final int FORBIDS_MAX = 64;

    private ZoneExam() {}

    static Validated of(Surroundings surroundings, Zone zone, Extent extent) {
        Optional<String> path = surroundings.lookup().into(zone).stream()
                .map(BreakglassPath::name)
                .findFirst();
        Examination exam = new Examination(surroundings, "zone " + zone.name(), path, extent);
        exam.ask(zone.place(), "who could approve", new Question.Approvers(zone.name()));
        Draft base = surroundings.scope(zone);
        exam.probe(zone.place(), "nobody", base, draft -> {});
        exam.probe(zone.place(), "a zone below that does not exist", base, draft -> draft.zone = zone.name() + ".x");
        List<ResourcePattern> contained = zone.contains();
        for (ResourcePattern pattern : contained.stream().limit(RESOURCES_MAX).toList()) {
            ScopeEdges.resources(surroundings, exam, base, pattern, zone.place());
        }
        if (contained.size() > RESOURCES_MAX) {
            exam.gap(zone.place(), (contained.size() - RESOURCES_MAX) + " of its resources were left out");
        }
        List<Forbid> over = surroundings.lookup().over(zone);
        // And their neighbours, which do not cover the zone unless a number is off by one.
        Map<String, Forbid> fired = new LinkedHashMap<>();
        over.stream().limit(FORBIDS_MAX).forEach(forbid -> {
            fired.put(forbid.name(), forbid);
            surroundings.forbids().of(forbid).forEach(beside -> fired.put(beside.name(), beside));
        });
        for (Forbid forbid : fired.values()) {
            ForbidExam.fired(surroundings, zone, List.of(forbid))
                    .ifPresent(draft -> exam.probe(
                            forbid.when().place(), "forbid " + forbid.name() + " fires here", draft, none -> {}));
        }
        if (extent.thorough()) {
            inDetail(surroundings, exam, zone, over.stream().limit(FORBIDS_MAX).toList());
        }
        if (over.size() > FORBIDS_MAX) {
            exam.gap(zone.place(), (over.size() - FORBIDS_MAX) + " of the forbids over it were left out");
        }
        return exam.result(zone.place());
    }

    /** Where the zone's forbids look for what they read, and in which order they are told. */
    private static void inDetail(Surroundings surroundings, Examination exam, Zone zone, List<Forbid> forbids) {
        for (int i = 0; i < forbids.size(); i++) {
            Forbid forbid = forbids.get(i);
            for (Draft draft : ForbidExam.decided(surroundings, zone, forbid)) {
                exam.probe(forbid.when().place(), "one comparison decides here", draft, none -> {});
            }
            if (i > 0) {
                ForbidExam.fired(surroundings, zone, List.of(forbids.get(i - 1), forbid))
                        .ifPresent(draft -> exam.probe(
                                forbid.when().place(), "it fires, and so does the one before", draft, none -> {}));
            }
        }
    }
}
