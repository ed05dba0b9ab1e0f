package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.conventions.ScenarioFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp simulate --coverage}: what it prints, writes and exits with. */
class SimulateCoverageTest {

    private static final Path RESOURCES = BundleArgumentTest.root().resolve("test-harness/scenario/src/test/resources");

    @TempDir
    Path temp;

    private String simulate(String which, String... more) {
        String scenarios = RESOURCES.resolve(which + "/scenarios").toString();
        return CommandLineRun.of(
                temp,
                Stream.concat(Stream.of("simulate", scenarios, "--report", "r.html"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void nothingIsSaidOfCoverageUnlessItIsAskedFor() {
        assertThat(simulate("harbour")).doesNotContain("coverage").contains("exit 0");
    }

    /** A policy that lies elsewhere is shown by its own name: where, is this machine's affair. */
    @Test
    void whatWasNotReachedIsSaid() {
        assertThat(simulate("cellar", "--coverage")).contains("coverage of acme.cellar in house: 100%, 52 of 52\n");
    }

    @Test
    void tooLittleIsAFault() {
        assertThat(simulate("harbour", "--min", "100")).contains("exit 0").doesNotContain("not reached");
        assertThat(simulate("watched", "--min", "90"))
                .contains("coverage of acme.vault is ", "%, and --min asks for 90%: ", " things not reached", "exit 1");
        assertThat(simulate("watched", "--min", "1")).contains("exit 0");
    }

    /** Else a new policy that nobody tests goes through. */
    @Test
    void aPolicyThatNoScenarioPlaysCountsAsNothing() throws IOException {
        new ScenarioFolder(temp.resolve("all/good")).passing("good");
        Path fresh = Files.createDirectories(temp.resolve("all/fresh"));
        for (String file : List.of("organisation.bgp", "zones.bgp", "paths.bgp")) {
            Files.copy(Path.of("../../policies/payments").resolve(file), fresh.resolve(file));
        }
        assertThat(CommandLineRun.of(temp, "simulate", "all", "--min", "1", "--coverage"))
                .contains("in all/fresh: 0%")
                .endsWith("exit 1\n");
        assertThat(CommandLineRun.of(temp, "simulate", "all", "--coverage", "--filter", "good"))
                .contains("coverage of ")
                .doesNotContain("all/fresh");
        Files.writeString(fresh.resolve("paths.bgp"), "zzz\n");
        assertThat(CommandLineRun.of(temp, "simulate", "all", "--min", "1"))
                .contains("coverage of all/fresh cannot be counted")
                .endsWith("exit 1\n");
        assertThat(CommandLineRun.of(temp, "simulate", "all", "all/fresh"))
                .contains("there is no scenario at or below all/fresh")
                .endsWith("exit 2\n");
    }

    @Test
    void severalReportsComeOfOnePlaying() {
        assertThat(simulate("cellar", "--coverage-report", "c.HTML", "--coverage-report", "c.xml"))
                .contains("coverage: c.HTML", "coverage: c.xml", "exit 0");
        assertThat(temp.resolve("c.HTML")).exists();
        assertThat(temp.resolve("c.xml")).exists();
        assertThat(simulate("cellar", "--min", "10", "--min", "90")).contains("--min is given twice", "exit 2");
    }

    @Test
    void theEndOfAReportsNameSaysWhatItIs() throws IOException {
        assertThat(simulate("cellar", "--coverage-report", "out/c.info")).contains("coverage: out/c.info", "exit 0");
        assertThat(Files.readString(temp.resolve("out/c.info"))).startsWith("TN:\nSF:house/cellar.bgp\n");
        simulate("cellar", "--coverage-report", "c.xml");
        assertThat(Files.readString(temp.resolve("c.xml")))
                .startsWith("<?xml")
                .contains("<coverage line-rate=\"1.0000\"");
        simulate("cellar", "--coverage-report", "c.html");
        assertThat(Files.readString(temp.resolve("c.html")))
                .startsWith("<!DOCTYPE html>")
                .contains(">100%</span> <span>acme.cellar ");
    }

    /** Whoever reads the report wants to know what it leaves out, whether they thought of asking or not. */
    @Test
    void theReportHoldsCoverageAndIsTheSameHoweverManyArePlayedAtATime() throws IOException {
        assertThat(simulate("watched", "--jobs", "1")).contains("exit 0").doesNotContain("coverage");
        String page = Files.readString(temp.resolve("r.html"));
        assertThat(page)
                .contains("<a href=\"#coverage\">", "Coverage: what was reached of each policy")
                .contains("<span>acme.vault <span", "vault/vault.bgp", "tighter/vault.bgp");
        simulate("watched", "--jobs", "4", "--coverage");
        assertThat(Files.readString(temp.resolve("r.html"))).isEqualTo(page);
    }

    @Test
    void whatMakesNoSenseIsWrongUsageBeforeAnythingIsPlayed() {
        assertThat(simulate("cellar", "--min", "101")).contains("--min takes a whole number from 0 to 100", "exit 2");
        assertThat(simulate("cellar", "--min", "x")).contains("not `x`", "exit 2");
        assertThat(simulate("cellar", "--coverage-report", "c.txt"))
                .contains(".html, .info or .xml", "exit 2")
                .doesNotContain("pass");
    }
}
