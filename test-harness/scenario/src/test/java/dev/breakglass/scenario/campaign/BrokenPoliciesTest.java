package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.play.Simulator;
import dev.breakglass.scenario.result.ScenarioResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenPoliciesTest {

    private static final CampaignPlan PLAN = new CampaignPlan(7, 400, 60, 2);

    @TempDir
    Path temp;

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("lets every use pass", sound().blind(), Property.AS_WRITTEN, 14),
                arguments(
                        "takes one approval for two",
                        sound().deciding(Safe.edited("approve  2 of", "approve  1 of")),
                        Property.AS_WRITTEN,
                        4),
                arguments(
                        "does not know the forbid when it decides",
                        sound().deciding(Safe.edited("== contractor\n", "== contractor and incident.severity > 4\n")),
                        Property.AS_WRITTEN,
                        4),
                arguments(
                        "does not look at the network when it is used",
                        sound().rechecking(Safe.edited("network == corp", "network in { corp, internet }")),
                        Property.AS_WRITTEN,
                        14),
                arguments(
                        "takes an old factor",
                        sound().deciding(Safe.edited("piv within 5m", "piv within 6m")),
                        Property.AS_WRITTEN,
                        4),
                arguments(
                        "grants more than it may",
                        sound().deciding(Safe.edited("up to 1h", "up to 90m")),
                        Property.AS_WRITTEN,
                        4),
                arguments(
                        "forgets to be watched",
                        sound().saying(Safe.edited("  observe  1 of auditor\n", "")),
                        Property.WATCHED,
                        12),
                arguments(
                        "lets a key lie",
                        sound().saying(Safe.edited("redeem   within 5m", "redeem   within 1h")),
                        Property.IN_TIME,
                        12),
                arguments("never goes idle", sound().saying(Safe.edited("  idle     10m\n", "")), Property.IN_TIME, 14),
                arguments(
                        "lets a session grow too often",
                        sound().saying(Safe.edited("once by 15m", "2 times by 15m")),
                        Property.WITHIN_TTL,
                        14),
                arguments(
                        "takes anybody for an auditor",
                        sound().takingEverybodyFor(Set.of("auditor", "warden", "keeper")),
                        Property.RIGHT_REVIEWER,
                        14),
                arguments("does not answer", sound().failing(), Property.ANSWERED, 12));
    }

    private static BrokenPolicy sound() {
        return new BrokenPolicy(Safe.SOUND.loaded().policy());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void broken(String name, Policy policy, Property property, int stepsMax) throws IOException {
        LoadedPolicy loaded = new LoadedPolicy(policy, Safe.SOUND.loaded().sources());
        BrokenStory story = Campaign.run(new CampaignPolicy(Safe.SOUND.text(), loaded, "../safe"), PLAN)
                .broken()
                .orElseThrow();

        assertThat(story.property()).isEqualTo(property);
        assertThat(story.scenario().timeline()).hasSizeLessThanOrEqualTo(stepsMax);
        assertThat(story.steps())
                .isGreaterThanOrEqualTo(story.scenario().timeline().size() - 1);
        Scenario read = ScenarioReader.read("broken.yaml", story.file().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(played(read, Safe.SOUND.loaded()).failures()).isEmpty();
        if (property != Property.ANSWERED) {
            assertThat(played(read, loaded).failures()).isNotEmpty();
        }
    }

    private ScenarioResult played(Scenario scenario, LoadedPolicy policy) throws IOException {
        Path folder = Files.createTempDirectory(temp, "play");
        return Simulator.play(scenario, policy, name -> policy, folder.resolve("log"), folder);
    }
}
