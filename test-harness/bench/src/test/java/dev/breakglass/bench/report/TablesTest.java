package dev.breakglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| engine | 10 | 100 | bytes |",
                "| floor | 8.5 | 8.5 | 0 |",
                "| slow | 68,700,000 | 925 | 12 |",
                "| a<b & c | 4,500 | – | 1,234 |",
                "| permit, prepared ÷ floor | 1.25 | 1.25 |",
                "| refusal, prepared ÷ floor | – | – |",
                "| fastest other engine ÷ prepared | 486 (a<b & c) | 100 (slow) |",
                "| floor, 100, 2 | 41.0 | 61.0 | 1,000 | 98.0 | 1.96 |",
            })
    void aTableSays(String line) {
        assertThat(Tables.of(Sample.results()).lines()).contains(line);
    }

    @Test
    void everyRowHasAsManyCellsAsItsHead() {
        long cells = 0;
        for (String line : Tables.of(Sample.results()).lines().toList()) {
            long found = line.chars().filter(c -> c == '|').count();
            if (found > 0 && cells > 0) {
                assertThat(found).as(line).isEqualTo(cells);
            }
            cells = found;
        }
    }

    @ParameterizedTest
    @CsvSource({"8.049, 8.05", "118.4, 118", "999.6, 1000", "63449, '63,400'", "12.0, 12.0", "0.5, 0.5"})
    void threeDigitsAreEnough(double number, String text) {
        assertThat(Numbers.rounded(number).replace("1,000", "1000")).isEqualTo(text);
    }
}
