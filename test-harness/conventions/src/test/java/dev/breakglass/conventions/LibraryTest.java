package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy library and the command, as somebody at a prompt meets them. */
class LibraryTest {

    @TempDir
    Path temp;

    @Test
    void everyScenarioOfTheLibraryGoesAsItShouldAndTogetherTheyReachEverything() throws Exception {
        String printed = run(
                "simulate",
                House.root().resolve("policies").toString(),
                "--report",
                "report.html",
                "--keep-logs",
                "logs",
                "--coverage",
                "--min",
                "100");

        assertThat(printed)
                .contains(scenarios() + " scenarios", "all as expected", "exit 0")
                .doesNotContain("FAIL");
        assertThat(temp.resolve("report.html"))
                .content()
                .contains("<html")
                .doesNotContain("http://")
                .doesNotContain("<script src");
    }

    @Test
    void everySetHasNoFindingAndSaysWhatItProtects() throws Exception {
        String table = Files.readString(House.root().resolve("policies/README.md"));
        List<Path> sets;
        try (var folders = Files.list(House.root().resolve("policies"))) {
            sets = folders.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(sets).hasSizeGreaterThanOrEqualTo(10);
        for (Path set : sets) {
            assertThat(run("lint", set.toString())).contains("nothing found", "exit 0");
            assertThat(table).contains("(" + set.getFileName() + "/README.md)");
            assertThat(set.resolve("README.md")).content().contains("**Protects**");
        }
    }

    @Test
    void aChangedByteOfALogIsFoundAndItsRecordNamed() throws Exception {
        run(
                "simulate",
                House.root()
                        .resolve("policies/payments/scenarios/the-ledger-goes-dark.yaml")
                        .toString(),
                "--keep-logs",
                "logs");
        Path segment;
        try (var files = Files.walk(temp.resolve("logs"))) {
            segment = files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
        Path log = segment.getParent().getParent();
        String key = log.resolve("log.vkey").toString();
        assertThat(run("audit", "verify", log.toString(), "--key", key)).contains("verified: ", "exit 0");
        assertThat(run("audit", "show", log.toString())).contains("requested", "ana", "exit 0");

        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThat(run("audit", "verify", log.toString(), "--key", key)).contains("NOT verified", "record ", "exit 1");
    }

    @Test
    void aFileThatIsNoTextIsAFaultAndAMissingOneIsWrongUsage() throws Exception {
        Files.write(temp.resolve("binary.bgp"), new byte[] {(byte) 0xff, 0});
        Files.writeString(temp.resolve("empty.bgp"), "");
        Files.writeString(temp.resolve("open.bgp"), "policy x\nrole r from group \"g\n");
        Files.write(
                temp.resolve("deep.bgp"), ("policy x\nzone a " + "{".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        Files.write(temp.resolve("huge.bgp"), new byte[2 << 20]);
        for (String file : new String[] {"binary.bgp", "empty.bgp", "open.bgp", "deep.bgp", "huge.bgp"}) {
            assertThat(run("check", file))
                    .as(file)
                    .contains("error[BGP1", "exit 1")
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(run("check", "missing.bgp")).contains("no such file", "exit 2");
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run()).contains("usage", "exit 2");
        assertThat(run("fly")).contains("`fly` is not a command", "exit 2");
        assertThat(run("audit")).contains("audit verify", "exit 2");
        assertThat(run("check")).contains("needs a folder", "exit 2");
        assertThat(run("check", "--colour", "x")).contains("--colour", "exit 2");
        assertThat(run("decide", "policies")).contains("--request", "exit 2");
        assertThat(run("simulate", temp.toString())).contains("no scenario", "exit 2");
        assertThat(run("help", "decide")).contains("example: ./bgp decide", "exit 0");
    }

    @Test
    void aScenarioThatExpectsTheWrongThingFailsAndSaysEverything() throws Exception {
        String scenario = Files.readString(
                        House.root().resolve("policies/payments/scenarios/the-ledger-goes-dark.yaml"))
                .replace("policy: ..", "policy: " + House.root().resolve("policies/payments"))
                .replace("open: [approvals]", "open: [mfa]");
        Files.writeString(temp.resolve("wrong.yaml"), scenario);

        assertThat(run("simulate", "wrong.yaml"))
                .contains("FAIL", "expected:", "actual:", "organisation.bgp:22", "2026-03-14T02:14:00Z", "exit 1");
    }

    private static long scenarios() throws IOException {
        try (var files = Files.walk(House.root().resolve("policies"))) {
            return files.filter(file -> file.getParent().endsWith("scenarios"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .count();
        }
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }
}
