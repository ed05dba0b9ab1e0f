package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditExportTest {

    @TempDir
    Path temp;

    private String run(String words) {
        return CommandLineRun.of(temp, words.split(" "));
    }

    private static String entry(long index) {
        return "{\"actor\":\"ana\",\"kind\":\"reviewed\",\"seq\":" + index + ",\"time\":\"2026-03-14T02:13:00Z\"}";
    }

    private FileAuditLog open(String log, AuditLimits limits) throws IOException {
        return FileAuditLog.open(temp.resolve(log), LogSigner.read(temp.resolve("log.key")), limits, () -> 0);
    }

    private static void append(FileAuditLog log, int from, int to) {
        for (int i = from; i < to; i++) {
            log.append(entry(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void aKeyAndALog() throws IOException {
        run("keygen --out log.key --name example.org/ledger");
        try (FileAuditLog log = open("log", AuditLimits.DEFAULT)) {
            append(log, 0, 5);
        }
    }

    private static JsonObject json(String line) {
        return JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachEntryIsALineInEachFormat() {
        List<String> ocsf = run("audit export log").lines().toList();
        assertThat(ocsf).hasSize(6).last().isEqualTo("exit 0");
        assertThat(json(ocsf.get(4)).object("metadata").text("uid")).isEqualTo("example.org/ledger#4");
        assertThat(json(ocsf.get(4)).number("class_uid")).isEqualTo(3004);
        assertThat(run("audit export log --format ocsf")).isEqualTo(String.join("\n", ocsf) + "\n");
        assertThat(run("audit export log --format syslog").lines().toList().get(1))
                .isEqualTo("<110>1 2026-03-14T02:13:00Z - breakglass - reviewed [breakglass@32473"
                        + " log=\"example.org/ledger\" seq=\"1\" actor=\"ana\"] " + entry(1));
        List<String> otlp = run("audit export log --format otlp").lines().toList();
        assertThat(otlp).hasSize(6);
        assertThat(json(otlp.get(0)).array("resourceLogs").objects()).hasSize(1);
    }

    @Test
    void someOfThemAreFromOneToAnother() {
        String all = run("audit export log --format syslog");
        List<String> lines = all.lines().toList();
        assertThat(run("audit export log --format syslog --from 1 --to 3"))
                .isEqualTo(String.join("\n", lines.subList(1, 4)) + "\nexit 0\n");
        assertThat(run("audit export log --format syslog --from 0 --to 4")).isEqualTo(all);
        assertThat(run("audit export log --format syslog --from 3"))
                .isEqualTo(String.join("\n", lines.subList(3, 5)) + "\nexit 0\n");
        assertThat(run("audit export log --from 5")).isEqualTo("bgp: the log has 5 entries, and no entry 5\nexit 1\n");
        assertThat(run("audit export log --from 4 --to 9"))
                .contains("#4", "bgp: the log has 5 entries, and no entry 5\nexit 1\n");
        assertThat(run("audit export log --from 3 --to 2")).contains("--from 3 comes after --to 2", "exit 2");
        assertThat(run("audit export log --from x")).contains("--from: x is not a number from 0 on", "exit 2");
        assertThat(run("audit export log --to -1")).contains("--to: -1 is not a number from 0 on", "exit 2");
    }

    @Test
    void withTheKeyNothingIsWrittenThatIsNotProved() throws IOException {
        assertThat(run("audit export log --key log.key.pub")).isEqualTo(run("audit export log"));
        Path segment = temp.resolve("log/segments/00000000000000000000.log");
        byte[] right = Files.readAllBytes(segment);
        byte[] wrong = right.clone();
        wrong[right.length - 5] ^= 1;
        Files.write(segment, wrong);
        assertThat(run("audit export log --key log.key.pub"))
                .startsWith("bgp: not verified: 00000000000000000000.log, byte ")
                .endsWith("exit 1\n")
                .hasLineCount(2);
        assertThat(run("audit export log"))
                .contains("#3", "bgp: not readable from here on: 00000000000000000000.log", "record 4", "exit 1");
        Files.write(segment, right);
        run("keygen --out other.key --name example.org/other");
        assertThat(run("audit export log --key other.key.pub"))
                .startsWith("bgp: not verified: checkpoint")
                .endsWith("exit 1\n")
                .hasLineCount(2);
    }

    @Test
    void whatNoCheckpointProvesYetIsLeftOutAndSaid() throws IOException {
        Path kept = temp.resolve("kept");
        Files.copy(temp.resolve("log/checkpoint"), kept);
        try (FileAuditLog log = open("log", AuditLimits.DEFAULT)) {
            append(log, 5, 7);
        }
        Files.copy(kept, temp.resolve("log/checkpoint"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        String proved = run("audit export log --key log.key.pub");
        assertThat(proved)
                .contains("#4", "bgp: 2 records that no checkpoint proves yet are not among these", "exit 0")
                .doesNotContain("#5");
        assertThat(run("audit export log")).contains("#6", "exit 0");
    }

    @Test
    void archivedEntriesAreSaidToBeMissingUnlessTheArchiveIsAtHand() throws IOException {
        try (FileAuditLog log = open("long", new AuditLimits(1000, 200, 64 << 10, 16))) {
            append(log, 0, 9);
            assertThat(log.archive(Long.MAX_VALUE, temp.resolve("archive"))).isEqualTo(8);
        }
        assertThat(run("audit export long --format syslog"))
                .contains("seq=\"8\"", "bgp: the entries before 8 are archived, and not among these", "exit 1");
        assertThat(run("audit export long --format syslog --from 8"))
                .contains("seq=\"8\"", "exit 0")
                .hasLineCount(2);
        assertThat(run("audit export long --format syslog --archive archive"))
                .contains("seq=\"0\"", "seq=\"8\"", "exit 0")
                .hasLineCount(10);
        assertThat(run("audit export long --format syslog --archive archive --key log.key.pub"))
                .endsWith("exit 0\n")
                .hasLineCount(10);
    }

    @Test
    void nothingThatAnEntryHoldsDrivesATerminalOrMakesALine() throws IOException {
        String entry = "{\"actor\":\"a\\u001b[2J\\n\u009b\u202e\",\"kind\":\"k\u202e\",\"seq\":5,"
                + "\"time\":\"2026-03-14T02:13:00Z\"}";
        try (FileAuditLog log = open("log", AuditLimits.DEFAULT)) {
            log.append(entry.getBytes(StandardCharsets.UTF_8));
        }
        for (String format : List.of("ocsf", "syslog", "otlp")) {
            String said = run("audit export log --from 5 --format " + format);
            assertThat(said).as(format).hasLineCount(2).endsWith("exit 0\n");
            assertThat(said.codePoints().filter(c -> c == 0x1b || c == 0x9b || c == 0x202e))
                    .as(format)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoEntryOfAGrantIsNamed() throws IOException {
        try (FileAuditLog log = open("log", AuditLimits.DEFAULT)) {
            log.append("{\"kind\":\"test\",\"seq\":5}".getBytes(StandardCharsets.UTF_8));
        }
        for (String format : List.of("ocsf", "syslog", "otlp")) {
            assertThat(run("audit export log --format " + format))
                    .as(format)
                    .contains("bgp: entry 5: \"time\": expected a string, found nothing")
                    .endsWith("exit 1\n");
        }
    }

    @Test
    void wrongUsageSaysSo() throws IOException {
        assertThat(run("audit export")).contains("needs one log folder", "exit 2");
        assertThat(run("audit export none")).contains("no such folder: none", "exit 2");
        assertThat(run("audit export log --format xml")).contains("--format: xml is none of ocsf, syslog", "exit 2");
        assertThat(run("audit export log --key none")).contains("exit 2");
        assertThat(run("audit export log --archive none")).contains("--archive: no such folder", "exit 2");
        Files.createDirectory(temp.resolve("empty"));
        assertThat(run("audit export empty")).contains("does not hold log.vkey", "exit 2");
        Files.writeString(temp.resolve("log/log.vkey"), "no key");
        assertThat(run("audit export log")).contains("log.vkey: ", "exit 2");
        assertThat(run("help audit export")).contains("usage: bgp audit export DIR", "exit 0");
    }

    @Test
    void aProcessWritesTheSameEveryTimeAndNothingElse() throws Exception {
        List<String> expected = run("audit export log").lines().limit(5).toList();
        for (int i = 0; i < 2; i++) {
            try (BgpProcess process = new BgpProcess(temp, "audit", "export", "log")) {
                assertThat(process.await("#4")).isEqualTo(expected.get(4));
                assertThat(process.exit()).isZero();
            }
        }
    }

    @Test
    void aLongLogIsWrittenInLittleMemory() throws Exception {
        byte[] padding = new byte[40_000];
        Arrays.fill(padding, (byte) 'x');
        String text = new String(padding, StandardCharsets.US_ASCII);
        try (FileAuditLog log = open("big", AuditLimits.DEFAULT)) {
            for (int i = 0; i < 2_500; i++) {
                log.append(("{\"kind\":\"reviewed\",\"seq\":" + i + ",\"text\":\"" + text
                                + "\",\"time\":\"2026-03-14T02:13:00Z\"}")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path out = temp.resolve("big.ndjson");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "audit",
                        "export",
                        "big")
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        try (var lines = Files.lines(out)) {
            assertThat(lines.count()).isEqualTo(2_500);
        }
    }
}
