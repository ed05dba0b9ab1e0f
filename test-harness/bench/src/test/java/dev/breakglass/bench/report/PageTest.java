package dev.breakglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final String PAGE = "# Page\n\n<!-- from decisions.json -->\nold\n<!-- to here -->\nrest\n";

    @Test
    void onlyWhatLiesBetweenTheMarksIsReplaced(@TempDir Path docs) throws IOException {
        Files.writeString(docs.resolve("benchmarks.md"), PAGE);
        Page.of(docs).write(Sample.results());

        assertThat(docs.resolve("benchmarks.md"))
                .content()
                .startsWith("# Page\n\n<!-- from decisions.json -->\n")
                .contains("| floor | 8.5 | 8.5 | 0 |")
                .doesNotContain("old")
                .endsWith("<!-- to here -->\nrest\n");
        assertThat(Page.of(docs).isRight()).isTrue();
    }

    @Test
    void aPageThatSaysOtherwiseIsWrong(@TempDir Path docs) throws IOException {
        Path text = docs.resolve("benchmarks.md");
        Files.writeString(text, PAGE);
        Page.of(docs).write(Sample.results());
        Files.writeString(text, Files.readString(text).replace("| floor | 8.5 |", "| floor | 1.5 |"));

        assertThat(Page.of(docs).isRight()).isFalse();
    }

    @Test
    void aPageWithFiguresThatNobodyMeasuredIsWrong(@TempDir Path docs) throws IOException {
        Files.writeString(docs.resolve("benchmarks.md"), PAGE);
        assertThat(Page.of(docs).isRight()).isFalse();

        Files.writeString(docs.resolve("benchmarks.md"), PAGE.replace("old\n", ""));
        assertThat(Page.of(docs).isRight()).isTrue();
    }

    @Test
    void theDocsShowWhatTheirFiguresSay() throws IOException {
        assertThat(Page.of(Path.of("../../docs")).isRight()).isTrue();
    }

    @Test
    void aPageWithoutMarksIsLeftAlone(@TempDir Path docs) throws IOException {
        Files.writeString(docs.resolve("benchmarks.md"), "# Page\n");

        assertThatThrownBy(() -> Page.of(docs).write(Sample.results()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<!-- from decisions.json -->");
    }
}
