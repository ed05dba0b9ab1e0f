package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Width;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayProgressTest {
    private static final String CLEAR = "\r\u001b[2K";

    private final ByteArrayOutputStream both = new ByteArrayOutputStream();

    private PlayProgress progress(boolean isLively, Map<String, String> environment) {
        PrintStream stream = new PrintStream(both, true, StandardCharsets.UTF_8);
        return new PlayProgress(
                new Console(
                        InputStream.nullInputStream(),
                        stream,
                        stream,
                        Path.of(""),
                        new Terminal(false, Width.of(80), isLively, false),
                        environment),
                "played");
    }

    private static void pass(PlayProgress progress, int seconds) {
        for (int i = 0; i < seconds; i++) {
            progress.tick();
        }
    }

    private String printed() {
        return both.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalShowsHowFarHowFastAndHowLongStill() {
        PlayProgress progress = progress(true, Map.of());
        progress.at(0, 90);
        progress.tick();
        progress.at(40, 90);
        pass(progress, 9);
        assertThat(printed())
                .startsWith(CLEAR + "played 0 of 90, 1 s" + CLEAR)
                .endsWith(CLEAR + "played 40 of 90, 4 a second, about 13 s left")
                .doesNotContain("\n");
    }

    @Test
    void whatIsSlowIsCountedByTheMinute() {
        PlayProgress progress = progress(true, Map.of());
        progress.at(5, 100);
        pass(progress, 60);
        assertThat(printed()).endsWith("played 5 of 100, 5 a minute, about 19 min left");
    }

    @Test
    void whatWasMoreThanForeseenIsNotMoreThanAll() {
        PlayProgress progress = progress(true, Map.of());
        progress.at(0, 3_000_000_000L);
        progress.add(2_000_000_000);
        progress.tick();
        assertThat(printed()).endsWith("played 2000000000 of 3000000000, 2000000000 a second, about 1 s left");
        progress.add(2_000_000_000);
        progress.tick();
        assertThat(printed()).endsWith("played 3000000000 of 3000000000, 1500000000 a second, about 0 s left");
    }

    @Test
    void theLineMakesRoomForWhatIsPrintedAndGoesAtTheEnd() {
        PlayProgress progress = progress(true, Map.of());
        progress.at(1, 2);
        progress.tick();
        both.reset();
        progress.above(() -> new PrintStream(both, true, StandardCharsets.UTF_8).print("pass"));
        progress.above(() -> new PrintStream(both, true, StandardCharsets.UTF_8).print("pass"));
        assertThat(printed()).isEqualTo(CLEAR + "passpass");
        progress.tick();
        both.reset();
        progress.close();
        progress.tick();
        assertThat(printed()).isEqualTo(CLEAR);
    }

    @Test
    void ciGetsALineEveryTenSecondsAndNothingElse() {
        PlayProgress progress = progress(false, Map.of("CI", "true"));
        progress.at(10, 40);
        pass(progress, 25);
        progress.close();
        assertThat(printed()).isEqualTo("""
                played 10 of 40, 1 a second, about 30 s left
                played 10 of 40, 30 a minute, about 60 s left
                """);
    }

    @Test
    void aPipeGetsNothing() {
        PlayProgress progress = progress(false, Map.of("CI", "false"));
        progress.at(10, 40);
        pass(progress, 100);
        progress.close();
        assertThat(printed()).isEmpty();
    }
}
