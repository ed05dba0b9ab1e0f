package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitCommandTest {

    @TempDir
    Path temp;

    static List<String> sets() throws IOException {
        try (PolicyLibrary library = PolicyLibrary.open()) {
            return library.sets();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everySetIsWhatTheLibraryHasAndItsScenariosPass(String set) throws IOException {
        assertThat(run("init", "doors", "--from", set))
                .startsWith("doors/" + set + ": ")
                .endsWith("next: ./bgp simulate doors\nexit 0\n");
        assertThat(files(temp.resolve("doors").resolve(set)))
                .isEqualTo(files(Path.of("../../policies").resolve(set)))
                .isNotEmpty();
        assertThat(run("check", "doors/" + set)).endsWith("exit 0\n");
        assertThat(run("simulate", "doors")).contains("all as expected").endsWith("exit 0\n");
    }

    @Test
    void theLibraryHasAtLeastTenSetsAndOverlaysComeWithTheirs() throws IOException {
        assertThat(sets()).hasSizeGreaterThanOrEqualTo(10).contains("identity").doesNotContain("identity-lockdown");
        run("init", "doors", "--from", "identity");
        assertThat(temp.resolve("doors/identity-lockdown/lockdown.bgp")).isRegularFile();
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Files.createDirectories(temp.resolve("doors/payments"));
        assertThat(run("init", "doors"))
                .isEqualTo("bgp: doors/payments is there already, and nothing is written over\nexit 2\n");
        assertThat(files(temp.resolve("doors"))).isEmpty();
        assertThat(run("init", "doors", "--from", "secrets")).endsWith("exit 0\n");
        try (Stream<Path> list = Files.list(temp.resolve("doors"))) {
            assertThat(list.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("payments", "secrets");
        }
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("init")).contains("init needs one folder", "exit 2");
        assertThat(run("init", "a", "b")).contains("init needs one folder", "exit 2");
        assertThat(run("init", "a", "--from", "../payments"))
                .startsWith("bgp: --from: there is no set `../payments`; there are: cloud-root, endpoints, ")
                .endsWith("exit 2\n");
        assertThat(temp.resolve("a")).doesNotExist();
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
