package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.play.LogHome;
import dev.breakglass.scenario.play.LogInMemory;
import dev.breakglass.scenario.result.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds one scenario against every {@link Property}, as a campaign does: plays it before a witness, with keys and ids as
 * they are when it is played alone. Safe for any thread.
 */
public final class Replay {

    private static final String HOLDS = "every property holds";

    private Replay() {}

    /**
     * Whether every property holds.
     *
     * @param shelf the policies that a reload can name, by the words with which it does
     */
    public static Check check(Scenario scenario, LoadedPolicy policy, Function<String, LoadedPolicy> shelf) {
        LogSigner signer = LogSigner.generate("replay.invalid/audit");
        return check(scenario, policy, shelf, () -> new LogInMemory(signer));
    }

    static Check check(
            Scenario scenario, LoadedPolicy policy, Function<String, LoadedPolicy> shelf, Supplier<LogHome> logs) {
        List<Story.Beat> steps = scenario.timeline().stream()
                .map(step -> new Story.Beat(step.at(), step.act()))
                .toList();
        Story story = new Story(scenario.people(), scenario.signals(), scenario.start(), steps);
        List<Policy> policies = new ArrayList<>();
        for (LoadedPolicy each : policies(policy, steps, shelf)) {
            Optional<Policy> text = each.text();
            if (text.isEmpty()) {
                return new Check(false, HOLDS, "nobody knows: the sources of a policy are not sound");
            }
            policies.add(text.get());
        }
        Texts texts = new Texts(policies.get(0), policies);
        Optional<Breach> breach = new Play(texts, policy, shelf, logs)
                .play(scenario.title(), story, Telling.of(story), true)
                .breach();
        return new Check(
                breach.isEmpty(),
                HOLDS,
                breach.map(found -> found.property().word() + " is broken: " + found.what())
                        .orElse(HOLDS));
    }

    private static List<LoadedPolicy> policies(
            LoadedPolicy first, List<Story.Beat> steps, Function<String, LoadedPolicy> shelf) {
        List<LoadedPolicy> policies = new ArrayList<>(List.of(first));
        for (Story.Beat step : steps) {
            if (step.act() instanceof Act.Reload reload) {
                policies.add(shelf.apply(reload.policy()));
            }
        }
        return policies;
    }
}
