package dev.breakglass.dsl.lint.style;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainDurationTest {

    @ParameterizedTest
    @CsvSource({
        "60m, 1h",
        "3600s, 1h",
        "5400s, 90m",
        "60s, 1m",
        "120m, 2h",
        "1440m, 24h",
        "86400s, 24h",
        "0h30m, 30m",
        "1d0h, 1d",
        "1h90m, 2h30m",
        "1h59m60s, 2h",
        "05m, 5m",
        "0m0s, 0s",
        "1d60m, 1d1h"
    })
    void whatNeedsReckoningIsWrittenPlainly(String written, String plain) {
        assertThat(PlainDuration.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"90s", "24h", "72h", "90m", "1h30m", "2d", "1d12h", "0m", "0s", "100s", "36h"})
    void whatPeopleSayStays(String written) {
        assertThat(PlainDuration.plain(written)).isEqualTo(written);
    }
}
