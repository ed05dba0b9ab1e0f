package dev.breakglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        String written = ResultsJson.write(Sample.results());

        assertThat(ResultsJson.read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(Sample.results());
    }

    @Test
    void aLineHoldsOneFigure() {
        assertThat(ResultsJson.write(Sample.results()).lines())
                .filteredOn(line -> line.contains("\"picos\":"))
                .hasSize(Sample.results().figures().size());
    }
}
