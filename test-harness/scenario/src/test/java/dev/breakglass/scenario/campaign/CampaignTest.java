package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.LogInMemory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {

    @ParameterizedTest
    @ValueSource(strings = {"identity", "network-core", "payments"})
    void everyPropertyHoldsForTheLibraryAndEveryPathIsOpened(String set) {
        CampaignResult result = Campaign.run(Library.set(set), new CampaignPlan(1, 120, 60, 2));
        assertThat(result.broken().map(BrokenStory::file)).isEmpty();
        assertThat(result.steps()).isEqualTo(120 * 60);
        assertThat(result.unopened()).isEmpty();
    }

    @Test
    void everyPropertyHoldsForTheSafe() {
        CampaignResult result = Campaign.run(Safe.SOUND, new CampaignPlan(2, 200, 60, 2));
        assertThat(result.broken().map(BrokenStory::file)).isEmpty();
    }

    @Test
    void everyKindOfActIsDrawnAndSometimesDone() {
        Tally tally = new Tally();
        LogSigner signer = LogSigner.generate("campaign.invalid/audit");
        Campaign campaign = Campaign.in(Safe.SOUND, new CampaignPlan(3, 300, 60, 1), () -> new LogInMemory(signer));
        for (int i = 0; i < 300; i++) {
            tally.add(campaign.story(i).tally());
        }
        for (Class<?> kind : Act.class.getPermittedSubclasses()) {
            assertThat(tally.done(kind)).as("done: " + kind.getSimpleName()).isPositive();
            boolean neverRefused = List.of(
                            Act.Declare.class,
                            Act.Tell.class,
                            Act.Change.class,
                            Act.Jump.class,
                            Act.Crash.class,
                            Act.Duties.class,
                            Act.Reload.class,
                            Act.Revoke.class)
                    .contains(kind);
            assertThat(neverRefused || tally.tried(kind) > tally.done(kind))
                    .as("refused: " + kind.getSimpleName())
                    .isTrue();
        }
    }

    @Test
    void aSeedGivesTheSameStoriesWhateverTheJobs() {
        CampaignResult one = Campaign.run(Safe.SOUND, new CampaignPlan(5, 40, 60, 1));
        CampaignResult three = Campaign.run(Safe.SOUND, new CampaignPlan(5, 40, 60, 3));
        assertThat(three.decisions()).isEqualTo(one.decisions());
        assertThat(three.steps()).isEqualTo(one.steps());
        CampaignResult other = Campaign.run(Safe.SOUND, new CampaignPlan(6, 40, 60, 1));
        assertThat(other.decisions()).isNotEqualTo(one.decisions());
    }

    @Test
    void whatIsStoppedSaysHowMuchOfItWasPlayed() {
        AtomicLong told = new AtomicLong();
        CampaignResult result =
                Campaign.run(Safe.SOUND, new CampaignPlan(5, 1_000, 60, 3), told::addAndGet, () -> told.get() > 600);
        assertThat(result.passed()).isTrue();
        assertThat(result.stories()).isBetween(11, 13);
        assertThat(result.steps()).isEqualTo(60L * result.stories()).isEqualTo(told.get());
    }

    @Test
    void theSameStoryIsBrokenAndShortenedAlikeWhateverTheJobs() {
        BrokenPolicy blind = new BrokenPolicy(Safe.SOUND.loaded().policy()).blind();
        CampaignPolicy broken = Safe.decidedBy(blind);
        List<String> files = Arrays.asList(1, 2, 4).stream()
                .map(jobs -> Campaign.run(broken, new CampaignPlan(7, 200, 60, jobs)))
                .map(result -> result.broken().orElseThrow().file() + result.steps())
                .toList();
        assertThat(files).containsOnly(files.get(0));
    }
}
