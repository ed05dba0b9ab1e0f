package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LengthsTest {

    @Test
    void whoeverAsksOnlyTakesNoNumber() {
        Lengths lengths = new Lengths();
        for (long ttl = 1; ttl < 100; ttl++) {
            assertThat(lengths.of(ttl)).isEqualTo(Lengths.OTHER);
        }
        assertThat(lengths.add(7)).isNotEqualTo(Lengths.OTHER).isEqualTo(lengths.of(7));
    }

    @Test
    void theFirstFewAreKeptAndTheRestAreOthers() {
        Lengths lengths = new Lengths();
        Set<Integer> numbers = new HashSet<>();
        for (long ttl = 1; ttl < 100; ttl++) {
            numbers.add(lengths.add(ttl));
        }
        assertThat(numbers)
                .hasSize(Lengths.COUNT - 1)
                .doesNotContain(Lengths.UNASKED)
                .contains(Lengths.OTHER);
        assertThat(lengths.of(99)).isEqualTo(Lengths.OTHER);
        assertThat(lengths.of(1)).isEqualTo(lengths.add(1)).isBetween(2, Lengths.COUNT - 1);
    }

    @Test
    void whatIsNotAskedAndWhatCannotBeCountedHaveNumbersOfTheirOwn() {
        Lengths lengths = new Lengths();
        assertThat(lengths.of(PreparedRequest.TTL_UNASKED)).isEqualTo(Lengths.UNASKED);
        assertThat(lengths.add(Long.MAX_VALUE)).isEqualTo(Lengths.OTHER);
    }
}
