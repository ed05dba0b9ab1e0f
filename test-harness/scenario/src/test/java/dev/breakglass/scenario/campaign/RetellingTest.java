package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetellingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachStoryIsToldAgainToItsEnd(int jobs) {
        Retelling retelling = Retelling.of(Safe.SOUND, new CampaignPlan(3, 20, 60, jobs));
        assertThat(retelling.tell()).isEqualTo(20 * 60).isEqualTo(retelling.tell());
    }

    @Test
    void whatIsToldAgainComesToTheSame() {
        Campaign campaign = Campaign.inMemory(Safe.SOUND, new CampaignPlan(3, 40, 60, 1));
        for (int n = 0; n < 40; n++) {
            Play.Played first = campaign.story(n);
            Tally again = campaign.retold(n, first.story());
            assertThat(again)
                    .usingRecursiveComparison()
                    .ignoringFields("decisions")
                    .isEqualTo(first.tally());
        }
    }

    @Test
    void aStoryInWhichSomethingIsWrongIsNotToldAgain() {
        CampaignPolicy generous = Safe.decidedBy(Safe.edited("approve  2 of", "approve  1 of"));
        assertThatThrownBy(() -> Retelling.of(generous, new CampaignPlan(1, 100, 60, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is broken");
    }
}
