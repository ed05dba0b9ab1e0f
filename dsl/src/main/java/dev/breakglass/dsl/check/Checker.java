package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Invariant;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.parse.Parser;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Makes a checked policy of its sources, or says everything that is in the way: parses, resolves names, checks types,
 * controls and bounds. Pure, and thread-safe.
 */
public final class Checker {

    private Checker() {}

    /** Within the standard limits. */
    public static Checked<Policy> check(List<SourceFile> sources) {
        return check(new Checked<>(Optional.of(sources), List.of()), Limits.standard());
    }

    /** What a reader read, together with what it could not; then what is missing for that reason is no fault. */
    public static Checked<Policy> check(Checked<List<SourceFile>> sources) {
        return check(sources, Limits.standard());
    }

    /**
     * @return the policy when there is no error in any file; the diagnostics of all files in order of file and place
     */
    public static Checked<Policy> check(Checked<List<SourceFile>> sources, Limits limits) {
        Checked<CheckedSet> set = checkSet(sources, limits);
        return new Checked<>(set.value().map(CheckedSet::policy), set.diagnostics());
    }

    /** As {@link #check(Checked, Limits)}, with the syntax trees for those who look at how it is written. */
    public static Checked<CheckedSet> checkSet(Checked<List<SourceFile>> sources, Limits limits) {
        Faults faults = new Faults();
        faults.addSyntax(sources.diagnostics());
        Declared declared = new Declared(faults, limits);
        if (!sources.diagnostics().isEmpty()) {
            declared.excuses.addEverything();
        }
        List<SourceFile> files = sources.value().orElse(List.of()).stream()
                .sorted(Comparator.comparing(SourceFile::name))
                .toList();
        boolean fits = withinLimits(files, faults, limits);
        if (!fits) {
            return new Checked<>(Optional.empty(), faults.inOrder(limits.errorsPerFileMax()));
        }
        List<PolicyFile> trees = new ArrayList<>();
        // Each file by itself, on all processors; what is found is told in order.
        List<Checked<PolicyFile>> all =
                files.parallelStream().map(file -> Parser.parse(file, limits)).toList();
        for (Checked<PolicyFile> parsed : all) {
            faults.addSyntax(parsed.diagnostics());
            parsed.value().ifPresentOrElse(trees::add, declared.excuses::addEverything);
        }
        if (files.isEmpty() && faults.isEmpty()) {
            Place nowhere = new Place(new SourceFile("policy", ""), new Span(0, 0));
            faults.add(Code.EMPTY_FILE, nowhere, "a policy set needs one file at the least");
        }
        if (sources.diagnostics().isEmpty()) {
            Imports.check(trees, declared.excuses, faults);
        }
        Optional<Written<String>> name = header(trees, faults);
        trees.forEach(tree -> tree.declarations().forEach(declared::add));
        Optional<Policy> policy = policy(name, files, trees, declared, faults, limits);
        Optional<CheckedSet> set =
                faults.isEmpty() ? policy.map(whole -> new CheckedSet(whole, trees)) : Optional.empty();
        return new Checked<>(set, faults.inOrder(limits.errorsPerFileMax()));
    }

    /** Sources that no reader has counted. */
    private static boolean withinLimits(List<SourceFile> files, Faults faults, Limits limits) {
        long characters = files.stream().mapToLong(file -> file.text().length()).sum();
        if (files.size() <= limits.filesPerSetMax() && characters <= limits.bytesPerSetMax()) {
            return true;
        }
        Place whole = new Place(files.get(0), new Span(0, 0));
        faults.add(
                Code.SET_TOO_LARGE,
                whole,
                "a policy set may have " + limits.filesPerSetMax() + " files at most, and " + limits.bytesPerSetMax()
                        + " bytes");
        return false;
    }

    /** The name of the set itself; each imported set has one of its own. */
    private static Optional<Written<String>> header(List<PolicyFile> trees, Faults faults) {
        Map<String, Written<String>> firsts = new HashMap<>();
        for (PolicyFile tree : trees) {
            Optional<Written<String>> policy = tree.policy();
            if (policy.isEmpty()) {
                continue;
            }
            Written<String> other = policy.get();
            Written<String> first = firsts.computeIfAbsent(tree.source().set(), set -> other);
            if (!other.value().equals(first.value())) {
                faults.add(Diagnostic.error(
                                Code.DIFFERENT_POLICIES,
                                other.place(),
                                "this file is of the policy " + Quote.of(other.value()) + ", and others are of "
                                        + Quote.of(first.value()))
                        .seeing(first.place(), "one of the others"));
            }
        }
        return Optional.ofNullable(firsts.get(""));
    }

    private static Optional<Policy> policy(
            Optional<Written<String>> name,
            List<SourceFile> files,
            List<PolicyFile> trees,
            Declared declared,
            Faults faults,
            Limits limits) {
        ActionGroups actions = new ActionGroups(declared.actions, faults, limits);
        Vocabulary vocabulary = new Vocabulary(declared, actions, faults);
        Conditions conditions = new Conditions(vocabulary, faults, limits);
        Zones zoneCheck = new Zones(vocabulary, conditions, faults, limits);
        SortedMap<String, Zone> zones = zoneCheck.check();
        ControlsCheck controls = new ControlsCheck(vocabulary, faults, limits);
        Paths paths = new Paths(vocabulary, conditions, controls, zoneCheck, zones, faults);
        Forbids forbids = new Forbids(vocabulary, conditions, zones, faults);
        Policy policy = new Policy(
                name.map(Written::value).orElse(""),
                files,
                Groundwork.of(trees),
                actions.all(),
                vocabulary.kinds,
                vocabulary.requester,
                vocabulary.incident,
                List.copyOf(vocabulary.roles.values()),
                List.copyOf(vocabulary.signals.values()),
                new Factors(vocabulary, faults).declared(),
                List.copyOf(zones.values()),
                paths.check(),
                forbids.check(),
                invariants(declared, conditions),
                Documented.of(trees));
        return name.map(known -> policy);
    }

    private static List<Invariant> invariants(Declared declared, Conditions conditions) {
        List<Invariant> invariants = new ArrayList<>();
        declared.invariants
                .all()
                .forEach((name, invariant) -> conditions
                        .invariant(invariant.where())
                        .ifPresent(where -> invariants.add(new Invariant(
                                name, invariant.never(), where, invariant.name().place()))));
        return invariants;
    }
}
