package dev.breakglass.bench.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.bench.workload.Case;
import dev.breakglass.bench.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskedTest {

    private final List<Case> cases = Workload.of(10).cases();

    private Stream<Case> asked(Asked asked) {
        return Arrays.stream(asked.rotation(cases)).mapToObj(cases::get);
    }

    @Test
    void everyRotationFillsAPowerOfTwo() {
        for (Asked asked : Asked.values()) {
            assertThat(asked.rotation(cases)).hasSize(Workload.REQUESTS);
        }
        assertThat(Integer.bitCount(Workload.REQUESTS)).isEqualTo(1);
    }

    @Test
    void aRotationHoldsWhatItsNameSays() {
        assertThat(asked(Asked.MIXED)).containsExactlyElementsOf(cases);
        assertThat(asked(Asked.PERMITTED)).allMatch(Case::permitted);
        assertThat(asked(Asked.REFUSED)).noneMatch(Case::permitted);
        assertThat(asked(Asked.HOT).distinct()).hasSize(32);
    }

    @Test
    void halfOfTheFewIsPermittedMoreOrLess() {
        assertThat(asked(Asked.HOT).distinct().filter(Case::permitted).count()).isBetween(10L, 22L);
    }
}
