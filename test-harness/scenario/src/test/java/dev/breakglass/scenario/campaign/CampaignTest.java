package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {

    @ParameterizedTest
    @ValueSource(strings = {"identity", "network-core", "payments"})
    void everyPropertyHoldsForTheLibrary(String set) {
        CampaignResult result = Campaign.run(Library.set(set), new CampaignPlan(1, 50, 60, 2));
        
        assertThat(result.broken().map(BrokenStory::file)).isEmpty();
    }
}
