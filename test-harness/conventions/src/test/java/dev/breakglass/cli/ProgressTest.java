package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Width;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean isLively) {
        return new Console(
                InputStream.nullInputStream(),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of(""),
                new Terminal(false, Width.of(40), isLively, false));
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineComesAfterASecondAndGoesAtTheEnd() {
        Progress progress = Progress.start(console(true), "checking p");
        assertThat(printed()).isEmpty();
        progress.tick();
        progress.tick();
        progress.close();
        assertThat(printed())
                .isEqualTo("\r\u001b[2Kchecking p… 1 s\r\u001b[2Kchecking p… 2 s\r\u001b[2K")
                .doesNotContain("\n");
    }

    @Test
    void nothingIsPrintedWhereALineCannotBeTakenBack() {
        Progress progress = Progress.start(console(false), "checking p");
        progress.tick();
        progress.close();
        assertThat(printed()).isEmpty();
    }

    @Test
    void whatIsQuickIsNeverMentioned() throws Exception {
        assertThat(Progress.during(console(true), "checking p", () -> 7)).isEqualTo(7);
        assertThat(printed()).isEmpty();
    }

    @Test
    void aClosedLineNeverComesBack() {
        Progress progress = Progress.start(console(true), "checking p");
        progress.close();
        progress.tick();
        assertThat(printed()).isEmpty();
    }

    @Test
    void aLongPathDoesNotBreakTheLine() {
        Progress progress = Progress.start(console(true), "checking " + "a/".repeat(100));
        progress.tick();
        progress.close();
        assertThat(printed()).hasSize(39 + 2 * "\r\u001b[2K".length()).contains("a/… 1 s");
    }
}
