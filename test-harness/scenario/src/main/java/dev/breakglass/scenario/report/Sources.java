package dev.breakglass.scenario.report;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.coverage.CoveredSet;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.Reason;
import dev.breakglass.scenario.yaml.Lengths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The policies of a page, with links between their lines and the decisions that these are reasons of. Immutable. */
public final class Sources {

    /** A decision as a link to it: the moment's name and what to call it. */
    public record Decided(String id, String text) {}

    /** @param number of the line, from 1 */
    private record Line(String digest, String file, int number) {}

    private final List<Covered> policies;
    private final Map<Line, String> lines;
    private final Map<Line, Set<Decided>> decisions;

    private Sources(List<Covered> policies, Map<Line, String> lines, Map<Line, Set<Decided>> decisions) {
        this.policies = List.copyOf(policies);
        this.lines = lines;
        this.decisions = decisions;
    }

    static Sources of(List<CoveredSet> sets, List<Page.Played> scenarios, Anchors anchors) {
        List<Covered> policies = new ArrayList<>();
        for (CoveredSet set : sets) {
            String id = anchors.of("p", set.folder());
            Map<SourceFile, String> files = new LinkedHashMap<>();
            set.sources().forEach(file -> files.put(file, anchors.of("f", set.file(file))));
            policies.add(new Covered(id, set, files));
        }
        Map<Line, Set<Decided>> decisions = decisions(scenarios);
        Map<Line, String> lines = new HashMap<>();
        decisions.keySet().forEach(line -> anchor(policies, line).ifPresent(anchor -> lines.put(line, anchor)));
        return new Sources(policies, lines, decisions);
    }

    private static Map<Line, Set<Decided>> decisions(List<Page.Played> scenarios) {
        Map<Line, Set<Decided>> decisions = new HashMap<>();
        for (Page.Played played : scenarios) {
            List<Moment> timeline = played.result().timeline();
            for (int i = 0; i < timeline.size(); i++) {
                Moment moment = timeline.get(i);
                Decided decided =
                        new Decided(moment(played.id(), i), played.result().title() + ", " + Lengths.text(moment.at()));
                for (Reason reason : moment.answer().reasons()) {
                    line(reason)
                            .ifPresent(line -> decisions
                                    .computeIfAbsent(line, first -> new LinkedHashSet<>())
                                    .add(decided));
                }
            }
        }
        return decisions;
    }

    private static Optional<Line> line(Reason reason) {
        return reason.source().map(source -> new Line(reason.policy(), source.file(), source.line()));
    }

    /** Absent of a policy that the page does not show, and of a name that two of its files have. */
    private static Optional<String> anchor(List<Covered> policies, Line line) {
        return policies.stream()
                .filter(policy -> policy.set().digest().equals(line.digest()))
                .findFirst()
                .flatMap(policy -> {
                    List<SourceFile> named = policy.set().sources().stream()
                            .filter(file -> file.name().equals(line.file()))
                            .toList();
                    return named.size() == 1 ? Optional.of(policy.line(named.get(0), line.number())) : Optional.empty();
                });
    }

    /** The name under which a link finds a moment of a scenario; a name of a scenario has no dot. */
    public static String moment(String scenario, int index) {
        return scenario + "." + (index + 1);
    }

    public List<Covered> policies() {
        return policies;
    }

    /** The least and the most that was reached of a policy, in words. */
    public String percent() {
        int least = policies.stream().mapToInt(p -> p.set().percent()).min().orElse(0);
        int most = policies.stream().mapToInt(p -> p.set().percent()).max().orElse(0);
        return least == most ? least + "%" : least + "% to " + most + "%";
    }

    /** The name of the line that a reason comes from, if the page shows it. */
    public Optional<String> of(Reason reason) {
        return line(reason).map(lines::get);
    }

    /** The decisions of which a line is a reason, in the order of the page. */
    public List<Decided> decisions(Covered policy, SourceFile file, int number) {
        Line line = new Line(policy.set().digest(), file.name(), number);
        boolean isShown = Objects.equals(lines.get(line), policy.line(file, number));
        return isShown ? List.copyOf(decisions.getOrDefault(line, Set.of())) : List.of();
    }
}
