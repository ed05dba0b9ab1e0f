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
                        "a: there is nothing in it that anybody could ask for, so that no story was played\nexit 0\n");
    }

    @Test
    void aSeedWithoutACampaignIsNotTakenInSilence() throws Exception {
        policy("a");
        assertThat(CommandLineRun.of(temp, "simulate", "a", "--seed", "5"))
                .isEqualTo("bgp: --seed is for a campaign; a scenario's seed is its title\nexit 2\n");
    }

    @Test
    void programsReadItToo() throws Exception {
        policy("a");
        Files.writeString(Files.createDirectories(temp.resolve("b")).resolve("x.bgp"), "policy x\nrole\n");
        assertThat(CommandLineRun.of(
                        temp, "simulate", "a", "b", "--campaign", "5", "--format", "json", "--junit", "out/x.xml"))
                .contains("\"policy\":\"b\"", "\"unsound\":\"error[BGP", "2 policy sets: 1 not sound\n")
                .endsWith("exit 1\n");
        assertThat(temp.resolve("out/x.xml"))
                .content()
                .contains("tests=\"2\" failures=\"0\" errors=\"1\" skipped=\"1\"");
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
            bgp.await("a: there is nothing");
            bgp.interrupt();
            bgp.await("stopped before the end, ");
            assertThat(bgp.exit()).isEqualTo(130);
        }
    }

    private void policy(String folder) throws Exception {
        Files.writeString(Files.createDirectories(temp.resolve(folder)).resolve("x.bgp"), "policy x\n");
    }
}
