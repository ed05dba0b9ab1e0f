package dev.breakglass.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aShareLiesWithinAnEighthOfWhatWasCounted() {
        Latencies latencies = new Latencies();
        for (long nanos = 1; nanos <= 100_000; nanos++) {
            latencies.add(nanos);
        }

        assertThat(latencies.within(0.5)).isBetween(50_000L, 56_250L);
        assertThat(latencies.within(0.999)).isBetween(99_900L, 100_000L);
        assertThat(latencies.within(1)).isEqualTo(100_000);
        assertThat(latencies.max()).isEqualTo(100_000);
    }

    @Test
    void theSumOfTwoHoldsBoth() {
        Latencies few = new Latencies();
        few.add(5);
        Latencies late = new Latencies();
        late.add(Long.MAX_VALUE);
        late.add(0);
        few.add(late);

        assertThat(few.count()).isEqualTo(3);
        assertThat(few.max()).isEqualTo(Long.MAX_VALUE);
        assertThat(few.within(0.6)).isBetween(5L, 6L);
    }

    @Test
    void mediansAreOfTheSecondHalf() {
        Laps laps = new Laps();
        for (long nanos : new long[] {9_000_000, 8_000_000, 7_000_000, 1_000_000, 3_000_000, 2_000_000}) {
            laps.add("step", nanos);
        }
        Laps read = new Laps();
        read.read(laps.lines());

        assertThat(read.median("step")).isEqualTo(2.0);
        assertThat(read.steps()).containsExactly("step");
    }
}
