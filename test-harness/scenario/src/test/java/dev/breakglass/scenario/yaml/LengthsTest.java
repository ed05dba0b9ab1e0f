package dev.breakglass.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {

    @ParameterizedTest
    @ValueSource(strings = {"90s", "5m", "1h30m", "2d", "1d2h3m4s5ms", "0m"})
    void aLengthReadsBackAsItself(String text) {
        Duration length = Lengths.parse(text).orElseThrow();
        assertThat(Lengths.parse(Lengths.text(length))).contains(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "1m1h", "1h1h", "-1h", "1 h", "99999999999s", "1.5h", "PT1H", "１h"})
    void whatIsNoLengthIsNone(String text) {
        assertThat(Lengths.parse(text)).isEmpty();
    }

    @Test
    void theShortestFormIsWritten() {
        assertThat(Lengths.text(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(Lengths.text(Duration.ZERO)).isEqualTo("0s");
        assertThat(Lengths.text(Duration.ofHours(-1))).isEqualTo("-1h");
    }
}
