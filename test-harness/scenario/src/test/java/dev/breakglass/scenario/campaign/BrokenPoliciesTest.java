package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
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

    private static final CampaignPlan PLAN = new CampaignPlan(8, 400, 60, 2);

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
                arguments(
                        "issues what it does not offer",
                        sound().saying(Safe.edited("safe-code {", "master-key {")),
                        Property.IN_SCOPE,
                        14),
                arguments("never goes idle", sound().saying(Safe.edited("  idle     10m\n", "")), Property.IN_TIME, 14),
                arguments(
                        "lets a session grow too often",
                        sound().saying(Safe.edited("once by 15m", "2 times by 15m")),
                        Property.WITHIN_TTL,
                        14),
                arguments(
                        "takes anybody for an auditor",
                        sound().takingEverybodyFor(Set.of("auditor", "warden", "keeper")),
                        Property.WATCHED,
                        14),
                arguments(
                        "has anybody else review it",
                        sound().saying(Safe.edited("by auditor", "by warden")),
                        Property.RIGHT_REVIEWER,
                        14),
                arguments(
                        "forgets what is to be done afterwards",
                        sound().saying(Safe.edited("  after    rotate \"safe-key\"\n", "")),
                        Property.DUTIES_DONE,
                        14),
                arguments(
                        "tells nobody",
                        sound().saying(Safe.edited("  notify   \"pager:wardens\"\n", "")),
                        Property.DUTIES_DONE,
                        14),
                arguments("does not answer", sound().failing(), Property.ANSWERED, 12));
    }

    private static BrokenPolicy sound() {
        return new BrokenPolicy(Safe.SOUND.loaded().policy());
    }

    /** Each comes when somebody loads it in place of the policy. */
    static Stream<Arguments> brokenWhenLocked() {
        CampaignPolicy other = Safe.SOUND.other().orElseThrow();
        Policy locked = other.loaded().policy();
        Policy sound = Safe.SOUND.loaded().policy();
        return Stream.of(
                arguments("ends nothing", new BrokenPolicy(locked).hopeful(), Property.RELOADED, 14),
                arguments("ends everything", new BrokenPolicy(locked).shut(), Property.RELOADED, 14),
                arguments(
                        "forbids nothing",
                        new BrokenPolicy(locked).deciding(new Impostor(sound, locked.digest())),
                        Property.AS_WRITTEN,
                        6),
                arguments(
                        "calls itself by the name of the other",
                        new BrokenPolicy(sound).deciding(new Impostor(locked, sound.digest())),
                        Property.AS_WRITTEN,
                        6),
                arguments(
                        "decides in the name of the other",
                        new Claiming(locked, sound.digest()),
                        Property.IN_FORCE,
                        4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void broken(String name, Policy policy, Property property, int stepsMax) throws IOException {
        found(Safe.decidedBy(policy), property, stepsMax);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void brokenWhenLocked(String name, Policy policy, Property property, int stepsMax) throws IOException {
        found(Safe.lockedBy(policy), property, stepsMax);
    }

    /** What is found is written as a file that fails by itself, and that passes when the fault is mended. */
    private void found(CampaignPolicy broken, Property property, int stepsMax) throws IOException {
        BrokenStory story = Campaign.run(broken, PLAN).broken().orElseThrow();

        assertThat(story.property()).as(story.file()).isEqualTo(property);
        assertThat(story.scenario().timeline()).hasSizeLessThanOrEqualTo(stepsMax);
        assertThat(story.steps())
                .isGreaterThanOrEqualTo(story.scenario().timeline().size() - 1);
        Scenario read = ScenarioReader.read("broken.yaml", story.file().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        read.words().check(broken.texts());
        assertThat(played(read, Safe.SOUND).failures()).isEmpty();
        assertThat(Replay.check(read, Safe.SOUND.loaded(), Safe.SOUND::at).passed())
                .isTrue();
        assertThat(Replay.check(read, broken.loaded(), broken::at).actual())
                .isEqualTo(property.word() + " is broken: " + story.what());
    }

    private ScenarioResult played(Scenario scenario, CampaignPolicy policy) throws IOException {
        Path folder = Files.createTempDirectory(temp, "play");
        return Simulator.play(scenario, policy.loaded(), policy::at, folder.resolve("log"), folder);
    }
}
