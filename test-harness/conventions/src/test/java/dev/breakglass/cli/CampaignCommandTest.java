package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bgp simulate --campaign}, as somebody calls it and stops it. */
class CampaignCommandTest {

    private static final Path PAYMENTS = Path.of("../../policies/payments");

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "--report x.html",
        "--json x.json",
        "--junit x.xml",
        "--format json",
        "--filter x",
        "--shard 1/2",
        "--watch",
        "--coverage",
        "--coverage-report x.html",
        "--min 90",
        "--key x.pub"
    })
    void whatOnlyScenariosHaveIsNotTakenInSilence(String option) throws Exception {
        policy("a");
        String[] words = ("simulate a --campaign 1 " + option).split(" ", -1);
        assertThat(CommandLineRun.of(temp, words))
                .contains("bgp: " + option.split(" ", -1)[0])
                .endsWith("exit 2\n");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactly(temp.resolve("a"));
        }
    }

    @Test
    void aPolicyWithoutAPathHasNoStories() throws Exception {
        policy("a");
        assertThat(CommandLineRun.of(temp, "simulate", "a", "--campaign", "5"))
                .isEqualTo(
                        "a: 0 stories of seed 1, 0 steps, 0 decisions on 0 requests: every property holds\nexit 0\n");
    }

    /** The first set is done at once, and then the second has begun, or is about to. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoeverStopsItIsToldHowFarItCame() throws Exception {
        policy("a");
        Path other = Files.createDirectories(temp.resolve("b"));
        try (Stream<Path> files = Files.list(PAYMENTS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".bgp")).toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        try (BgpProcess bgp = new BgpProcess(temp, "simulate", "a", "b", "--campaign", "100000000")) {
            bgp.await("a: 0 stories");
            bgp.interrupt();
            bgp.await("stopped before the end, ");
            assertThat(bgp.exit()).isEqualTo(130);
        }
    }

    private void policy(String folder) throws Exception {
        Files.writeString(Files.createDirectories(temp.resolve(folder)).resolve("x.bgp"), "policy x\n");
    }
}
