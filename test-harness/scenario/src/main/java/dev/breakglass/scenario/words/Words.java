package dev.breakglass.scenario.words;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.ScenarioProblem;
import dev.breakglass.scenario.yaml.Shown;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every word of a test that means something by its policy alone. One that is misspelt is nobody's to the runtime: what it asks is
 * denied, and a test that expects just that would pass for the wrong reason. Immutable.
 */
public final class Words {

    /** The key of what a policy is not meant to know. */
    public static final String STRANGERS = "not-in-policy";

    /** Of a test that no file holds. */
    public static final Words NONE = new Words(Set.of(), Map.of());

    private final List<Mention> mentions;
    private final Map<String, FilePlace> strangers;

    Words(Collection<Mention> mentions, Map<String, FilePlace> strangers) {
        this.mentions = List.copyOf(mentions);
        this.strangers = new LinkedHashMap<>(strangers);
    }

    /**
     * Holds every word against the policies of a test, of which one must know it.
     *
     * @throws ScenarioException with every word that none knows, and every one that was said to be unknown and is not
     */
    public void check(List<Policy> policies) {
        List<Stranger> unknown = unknown(policies);
        ProblemList problems = new ProblemList();
        unknown.stream().filter(each -> !strangers.containsKey(each.listed())).forEach(each -> {
            ScenarioProblem problem = each.problem();
            problems.add(problem.place(), problem.message());
        });
        Set<String> meant = unknown.stream().map(Stranger::listed).collect(Collectors.toSet());
        strangers.forEach((word, place) -> {
            if (!meant.contains(word)) {
                problems.add(
                        place,
                        "`" + STRANGERS + "`: nothing here says `" + Shown.cut(word) + "` but as the policy knows it");
            }
        });
        problems.raise();
    }

    /** The same words, and those are listed that none of the policies knows. */
    public Words meant(List<Policy> policies) {
        Map<String, FilePlace> unknown = new LinkedHashMap<>();
        unknown(policies).forEach(each -> unknown.put(each.listed(), each.place()));
        return new Words(mentions, unknown);
    }

    /** What is listed as no word of the policy's. */
    public Set<String> strangers() {
        return Collections.unmodifiableSet(strangers.keySet());
    }

    private List<Stranger> unknown(List<Policy> policies) {
        List<PolicyWords> known = policies.stream().map(PolicyWords::new).toList();
        return mentions.stream()
                .flatMap(mention -> unknown(mention, known).stream())
                .toList();
    }

    private static Optional<Stranger> unknown(Mention mention, List<PolicyWords> known) {
        Optional<Stranger> first = Optional.empty();
        for (PolicyWords policy : known) {
            Optional<Stranger> unknown = policy.unknown(mention);
            if (unknown.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> unknown);
        }
        return first;
    }
}
