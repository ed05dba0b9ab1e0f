package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From a checked policy to rules in numbers: each zone is lowered in numbers of its own, and then all are seated, one after the
 * other, in those of the whole policy. What is made of a policy is the same whether parts of an earlier one were used or not.
 */
public final class Lowering {

    private final Policy policy;
    private final Parts earlier;
    private final Names names;
    private final boolean sameNames;
    private final boolean sameNamesButZones;
    private final Map<String, Integer> files;
    private final boolean sameFiles;
    private final Forbids forbids;
    private final boolean sameForbids;
    private final Linking linking;
    private final Map<String, List<Integer>> pathsByZone = new HashMap<>();
    private int lowered;

    private Lowering(Policy policy, Parts earlier) {
        this.policy = policy;
        this.earlier = earlier;
        this.names = Names.of(policy, earlier.names());
        this.sameNames = names == earlier.names();
        this.sameNamesButZones = names.areAlikeButForZones(earlier.names());
        this.files = files(policy);
        this.sameFiles = files.equals(earlier.files());
        this.sameForbids = earlier.forbids().are(policy.forbids())
                && areKept(earlier.forbids().part());
        this.forbids = sameForbids ? earlier.forbids() : Forbids.of(policy.forbids(), names);
        this.linking = new Linking(files);
        for (int i = 0; i < policy.paths().size(); i++) {
            pathsByZone
                    .computeIfAbsent(policy.paths().get(i).zone().name(), zone -> new ArrayList<>(2))
                    .add(i);
        }
    }

    public static Lowered lower(Policy policy) {
        return lower(policy, Parts.none());
    }

    /** As {@link #lower(Policy)}; what did not change since an earlier policy is taken from there. */
    public static Lowered lower(Policy policy, Parts earlier) {
        return new Lowering(policy, earlier).lower();
    }

    private static Map<String, Integer> files(Policy policy) {
        TreeSet<String> inOrder =
                policy.sources().stream().map(SourceFile::name).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> files = new HashMap<>();
        inOrder.forEach(name -> files.put(name, files.size()));
        return files;
    }

    private Lowered lower() {
        linking.add(linking.clauses(forbids.part(), linking.seat(forbids.part(), Seat.none())));
        List<SeatedZone> zones = new ArrayList<>(policy.zones().size());
        List<Rules.ZoneRule> rules = new ArrayList<>(policy.zones().size());
        List<Vocabulary.Zone> words = new ArrayList<>(policy.zones().size());
        Rules.PathRule[] paths = new Rules.PathRule[policy.paths().size()];
        PathTerms[] terms = new PathTerms[paths.length];
        // Each zone by itself, on all processors; they are seated in order.
        List<ZonePart> parts = policy.zones().parallelStream().map(this::part).toList();
        for (ZonePart part : parts) {
            List<Integer> numbers = numbers(part.lowered());
            SeatedZone seated = seated(part, numbers);
            zones.add(seated);
            rules.add(seated.rule());
            words.add(seated.zone().word());
            for (int i = 0; i < numbers.size(); i++) {
                paths[numbers.get(i)] = seated.paths().get(i);
                terms[numbers.get(i)] = seated.zone().terms().get(i);
            }
        }
        Vocabulary vocabulary = new Words(policy, names).vocabulary(linking, words, Arrays.asList(terms));
        PolicyData data =
                new PolicyData(vocabulary, new Rules(rules, forbids.rules(), Arrays.asList(paths)), linking.clauses());
        return new Lowered(data, linking.shapes(), files, new Parts(names, files, forbids, zones, lowered));
    }

    /** Of the paths into a zone. */
    private List<Integer> numbers(Zone zone) {
        return pathsByZone.getOrDefault(zone.name(), List.of());
    }

    private ZonePart part(Zone zone) {
        List<BreakglassPath> paths = new ArrayList<>();
        for (int number : numbers(zone)) {
            paths.add(policy.paths().get(number));
        }
        SeatedZone before = earlier.zone(zone.name());
        return before != null && isKept(before.zone().part()) && before.zone().is(zone, paths)
                ? before.zone().of(zone, paths)
                : ZonePart.of(zone, List.copyOf(paths), Section.ofZone(names, forbids.part()));
    }

    private SeatedZone seated(ZonePart part, List<Integer> numbers) {
        SeatedZone before = earlier.zone(part.lowered().name());
        if (before == null || !before.isOf(part)) {
            lowered++;
        }
        Seat seat = linking.seat(part.part(), before == null ? Seat.none() : before.seat());
        Forbids.Covering covering = before != null && sameForbids ? before.covering() : forbids.of(part.lowered());
        SeatedZone seated = before != null && sameFiles && before.is(part, seat, covering, numbers)
                ? before.of(part)
                : SeatedZone.of(part, seat, covering, numbers, linking.clauses(part.part(), seat));
        linking.add(seated.clauses());
        return seated;
    }

    /** Whether the numbers that a part refers to are what they were. */
    private boolean isKept(Part part) {
        return areKept(part)
                && part.firstInput() == forbids.part().inputs().size()
                && part.firstMark() == forbids.part().marks().size();
    }

    private boolean areKept(Part forbids) {
        return sameNames || sameNamesButZones && !forbids.namesZones();
    }
}
