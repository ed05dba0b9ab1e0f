package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
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
import java.util.List;
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
        Faults faults = new Faults();
        faults.addSyntax(sources.diagnostics());
        Declared declared = new Declared(faults, limits);
        if (!sources.diagnostics().isEmpty()) {
            declared.excuses.addEverything();
        }
        List<SourceFile> files = sources.value().orElse(List.of()).stream()
                .sorted(Comparator.comparing(SourceFile::name))
                .toList();
        List<PolicyFile> trees = new ArrayList<>();
        for (SourceFile file : files) {
            Checked<PolicyFile> parsed = Parser.parse(file, limits);
            faults.addSyntax(parsed.diagnostics());
            parsed.value().ifPresentOrElse(trees::add, declared.excuses::addEverything);
        }
        if (files.isEmpty() && faults.isEmpty()) {
            Place nowhere = new Place(new SourceFile("policy", ""), new Span(0, 0));
            faults.add(Code.EMPTY_FILE, nowhere, "a policy set needs one file at the least");
        }
        Optional<Written<String>> name = header(trees, faults);
        trees.forEach(tree -> tree.declarations().forEach(declared::add));
        Optional<Policy> policy = policy(name, files, declared, faults, limits);
        return new Checked<>(faults.isEmpty() ? policy : Optional.empty(), faults.inOrder(limits.errorsPerFileMax()));
    }

    private static Optional<Written<String>> header(List<PolicyFile> trees, Faults faults) {
        List<Written<String>> names =
                trees.stream().flatMap(tree -> tree.policy().stream()).toList();
        for (Written<String> other : names) {
            Written<String> first = names.get(0);
            if (!other.value().equals(first.value())) {
                faults.add(Diagnostic.error(
                                Code.DIFFERENT_POLICIES,
                                other.place(),
                                "this file is of the policy " + Quote.of(other.value()) + ", and others are of "
                                        + Quote.of(first.value()))
                        .seeing(first.place(), "one of the others"));
            }
        }
        return names.stream().findFirst();
    }

    private static Optional<Policy> policy(
            Optional<Written<String>> name, List<SourceFile> files, Declared declared, Faults faults, Limits limits) {
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
                actions.all(),
                vocabulary.kinds,
                vocabulary.requester,
                vocabulary.incident,
                List.copyOf(vocabulary.roles.values()),
                List.copyOf(vocabulary.signals.values()),
                new Factors(vocabulary, faults).declared(),
                List.copyOf(zones.values()),
                paths.check(),
                forbids.check());
        return name.map(known -> policy);
    }
}
