package dev.breakglass.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededKeysTest {

    @TempDir
    Path scratch;

    @Test
    void theSameSeedGivesTheSameKeyAndAnotherGivesAnother() throws Exception {
        assertThat(key("a")).isEqualTo(key("a")).isNotEqualTo(key("b"));
    }

    @Test
    void noPrivateKeyIsLeftBehind() throws Exception {
        key("a");
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private String key(String seed) throws Exception {
        return SeededKeys.signer(SeededKeys.random(seed), scratch).verifierKey().text();
    }
}
