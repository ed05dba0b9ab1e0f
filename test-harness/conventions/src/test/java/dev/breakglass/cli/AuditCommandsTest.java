package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.Content;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {

    @TempDir
    Path temp;

    private String run(String words) {
        return CommandLineRun.of(temp, words.split(" "));
    }

    @BeforeEach
    void aKeyAndALog() throws IOException {
        run("keygen --out log.key --name example.org/ledger");
        append("log", "log.key", 0, 5);
    }

    private void append(String log, String key, int from, int to) throws IOException {
        try (FileAuditLog open = FileAuditLog.open(temp.resolve(log), LogSigner.read(temp.resolve(key)))) {
            for (int i = from; i < to; i++) {
                open.append(("{\"kind\":\"test\",\"seq\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void copy(String from, String to) throws IOException {
        try (var files = Files.walk(temp.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        temp.resolve(to)
                                .resolve(temp.resolve(from).relativize(file).toString()));
            }
        }
    }

    @Test
    void aLogIsPublishedAndAddedToAndVerified() throws IOException {
        assertThat(run("audit publish log public --key log.key.pub"))
                .isEqualTo("published: 5 records, 5 of them new, in 3 new files\nexit 0\n");
        append("log", "log.key", 5, 7);
        assertThat(run("audit publish log public --key log.key.pub"))
                .isEqualTo("published: 7 records, 2 of them new, in 3 new files\nexit 0\n");
        assertThat(run("audit verify public --key log.key.pub"))
                .isEqualTo("verified: 7 records published, all proved by the signed checkpoint\nexit 0\n");
        Files.delete(temp.resolve("public/tile/0/000.p/7"));
        assertThat(run("audit verify public --key log.key.pub"))
                .isEqualTo("NOT verified: tile/0/000 is missing\nexit 1\n");
        run("keygen --out other.key --name example.org/ledger");
        assertThat(run("audit publish log elsewhere --key other.key.pub"))
                .startsWith("NOT published: checkpoint: no trusted key signed the note")
                .endsWith("exit 1\n");
    }

    @Test
    void aReceiptProvesItsEntryWithoutTheLog() throws IOException {
        assertThat(run("audit prove log --key log.key.pub --entry 3 --out e.tlog-proof"))
                .isEqualTo("e.tlog-proof: the receipt for entry 3\nexit 0\n");
        String proved = """
                proved: entry 3 of the log example.org/ledger, by its checkpoint of 5 records
                {"kind":"test","seq":3}
                exit 0
                """;
        assertThat(run("audit check e.tlog-proof --key log.key.pub")).isEqualTo(proved);
        Files.writeString(temp.resolve("right.json"), "{\"kind\":\"test\",\"seq\":3}\n");
        Files.writeString(temp.resolve("wrong.json"), "{\"kind\":\"test\",\"seq\":4}\n");
        assertThat(run("audit check e.tlog-proof --key log.key.pub --entry right.json"))
                .isEqualTo(proved);
        assertThat(run("audit check e.tlog-proof --key log.key.pub --entry wrong.json"))
                .isEqualTo("NOT proved: entry 3 of the log is not this one, or the proof was changed\nexit 1\n");
        assertThat(run("audit check right.json --key log.key.pub"))
                .isEqualTo("NOT proved: a receipt starts with c2sp.org/tlog-proof@v1\nexit 1\n");
        assertThat(run("audit prove log --key log.key.pub --entry 3 --out e.tlog-proof"))
                .contains("never written over", "exit 2");
        assertThat(run("audit prove log --key log.key.pub --entry 5 --out f.tlog-proof"))
                .isEqualTo("no receipt: checkpoint: covers 5 entries, and none of them is entry 5\nexit 1\n");
        assertThat(run("audit prove log --key log.key.pub --entry 3 --out log/e.tlog-proof"))
                .isEqualTo("bgp: log/e.tlog-proof lies in the log's folder, where nothing else may lie\nexit 2\n");
        assertThat(run("audit prove log --key log.key.pub --entry 3 --out none/e.tlog-proof"))
                .isEqualTo("bgp: none/e.tlog-proof cannot be written: there is no such folder\nexit 2\n");
        run("audit publish log public --key log.key.pub");
        run("audit prove public --key log.key.pub --entry 3 --out p.tlog-proof");
        assertThat(temp.resolve("p.tlog-proof")).hasSameBinaryContentAs(temp.resolve("e.tlog-proof"));
        assertThat(run("audit prove public --key log.key.pub --entry 5 --out f.tlog-proof"))
                .isEqualTo("no receipt: entry 5 of a log of 5\nexit 1\n");
    }

    @Test
    void anOlderCopyIsFoundOutByACheckpointThatWasKept() throws IOException {
        copy("log", "old");
        append("log", "log.key", 5, 7);
        run("audit publish log public --key log.key.pub");
        run("audit publish old public-old --key log.key.pub");
        Files.copy(temp.resolve("log/checkpoint"), temp.resolve("kept"));
        assertThat(run("audit verify log --key log.key.pub --since kept")).startsWith("verified: 7 records");
        assertThat(run("audit verify old --key log.key.pub")).startsWith("verified: 5 records");
        assertThat(run("audit verify old --key log.key.pub --since kept")).isEqualTo("""
                NOT verified: 5 records read, 5 proved by the signed checkpoint
                  earlier checkpoint: the log has 5 entries, and the earlier checkpoint had 7: this is an older copy, or entries were taken off its end
                exit 1
                """);
        assertThat(run("audit verify public --key log.key.pub --since kept")).startsWith("verified: 7");
        assertThat(run("audit verify public-old --key log.key.pub --since kept"))
                .isEqualTo("NOT verified: the log has 5 entries, and had 7 earlier\nexit 1\n");
        assertThat(run("audit verify log --key log.key.pub --since log.key.pub"))
                .contains("--since: log.key.pub is no signed checkpoint", "exit 2");
    }

    @Test
    void aWitnessCosignsALogThatOnlyGrowsAndVerifyingAsksForIt() throws IOException {
        run("keygen --out w.key --name witness.example");
        copy("log", "old");
        append("log", "log.key", 5, 7);
        assertThat(run("audit verify log --key log.key.pub --witness w.key.pub"))
                .contains("cosigned: is missing; no witness has cosigned this log", "exit 1");
        String said = run("audit cosign log --key log.key.pub --sign w.key --state state");
        assertThat(said).startsWith("cosigned: 7 records of the log example.org/ledger\nwitness key: witness.example+");
        String key = said.lines().toList().get(1).substring("witness key: ".length());
        assertThat(run("audit verify log --key log.key.pub --witness " + key)).startsWith("verified");
        assertThat(run("audit verify log --key log.key.pub --witness w.key.pub"))
                .startsWith("verified");
        assertThat(run("audit cosign old --key log.key.pub --sign w.key --state state"))
                .isEqualTo("NOT cosigned: checkpoint: covers 5 entries, and 7 were seen earlier\nexit 1\n");
        assertThat(run("audit verify log --key log.key.pub --witness w.key.pub --witnesses 2"))
                .contains("2 of 1 witnesses cannot be asked for", "exit 2");
        run("audit prove log --key log.key.pub --entry 1 --out e.tlog-proof");
        assertThat(run("audit check e.tlog-proof --key log.key.pub --witness w.key.pub"))
                .startsWith("NOT proved: cosigned by 0 of the 1 witnesses")
                .endsWith("exit 1\n");
    }

    @Test
    void aLogIsHandedToANewKeyAndVerifiesWithBoth() throws IOException {
        run("keygen --out new.key --name example.org/ledger");
        assertThat(run("audit rotate log --sign log.key --to new.key"))
                .startsWith("handed over after 5 records; from now on the log is opened with example.org/ledger+")
                .endsWith("exit 0\n");
        append("log", "new.key", 5, 7);
        assertThat(run("audit verify log --key log.key.pub --key new.key.pub")).startsWith("verified: 7 records");
        assertThat(run("audit verify log --key new.key.pub --key log.key.pub"))
                .startsWith("NOT verified")
                .contains("which spoke for the log from 0 to 5 entries");
        assertThat(run("audit rotate log --sign log.key --to log.key")).contains("each once", "exit 2");
        assertThat(run("audit rotate log --sign log.key.pub --to new.key")).contains("--sign:", "exit 2");
    }

    @Test
    void entriesThatWereNotReadAreSaidSoSinceWhoeverDeletedThemMayCallThemArchived() throws IOException {
        LogSigner signer = LogSigner.read(temp.resolve("log.key"));
        AuditLimits small = new AuditLimits(1000, 100, 64 << 10, 16);
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("long"), signer, small, () -> 0)) {
            for (int i = 0; i < 11; i++) {
                log.append(("{\"kind\":\"test\",\"seq\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            }
            assertThat(log.archive(Long.MAX_VALUE, temp.resolve("kept"))).isEqualTo(9);
        }
        assertThat(run("audit verify long --key log.key.pub")).isEqualTo("""
                verified: 2 records read, 2 proved by the signed checkpoint
                  the first 9 are said to be archived and were NOT read; name their folder with --archive
                exit 0
                """);
        assertThat(run("audit verify long --key log.key.pub --archive kept"))
                .isEqualTo("verified: 11 records read, 11 proved by the signed checkpoint\nexit 0\n");
        Files.delete(temp.resolve("kept/00000000000000000003.log"));
        assertThat(run("audit verify long --key log.key.pub --archive kept"))
                .startsWith("NOT verified: 3 records read")
                .endsWith("exit 1\n");
        assertThat(run("audit verify long --key log.key.pub --archive none"))
                .contains("--archive: no such folder: none", "exit 2");
        run("audit publish log public --key log.key.pub");
        assertThat(run("audit verify public --key log.key.pub --archive kept"))
                .contains("--archive: a published log has none", "exit 2");
    }

    @Test
    void whatIsArchivedIsProvedPublishedAndCosignedWithTheArchiveAtHand() throws IOException {
        LogSigner signer = LogSigner.read(temp.resolve("log.key"));
        AuditLimits small = new AuditLimits(1000, 100, 64 << 10, 16);
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("long"), signer, small, () -> 0)) {
            for (int i = 0; i < 11; i++) {
                log.append(("{\"kind\":\"test\",\"seq\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            }
            log.archive(Long.MAX_VALUE, temp.resolve("kept"));
        }
        run("keygen --out witness.key --name witness.example");
        for (String act : List.of(
                "audit prove long --key log.key.pub --entry 4 --out four.tlog-proof",
                "audit publish long served --key log.key.pub",
                "audit cosign long --key log.key.pub --sign witness.key --state witness")) {
            assertThat(run(act))
                    .as(act)
                    .contains("the entries before 9 are archived; it takes the archive at hand", "exit 1");
            assertThat(run(act + " --archive kept")).as(act).contains("exit 0");
        }
        assertThat(run("audit verify served --key log.key.pub")).startsWith("verified: 11 records");
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("long"), signer, small, () -> 0)) {
            log.append("{\"kind\":\"test\",\"seq\":11}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("audit publish long served --key log.key.pub"))
                .as("what is archived is published already")
                .contains("12 records, 1 of them new", "exit 0");
    }

    @Test
    void contentThatWasNotReadIsSaidSo() throws IOException {
        LogSigner signer = LogSigner.read(temp.resolve("log.key"));
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("log"), signer)) {
            Content content = log.contents().put(new byte[] {1, 2, 3});
            log.append(("{\"$content\":{\"bytes\":3,\"sha256\":\"" + content.sha256() + "\"},\"seq\":5}")
                    .getBytes(StandardCharsets.UTF_8));
            log.contents().remove(content);
        }
        assertThat(run("audit verify log --key log.key.pub")).isEqualTo("""
                verified: 6 records read, 6 proved by the signed checkpoint
                  1 content beside the log is said to be removed by intent and was NOT read
                exit 0
                """);
    }

    @Test
    void nothingThatAnEntryOrAFileIsCalledDrivesATerminalOrMakesALine() throws IOException {
        LogSigner signer = LogSigner.read(temp.resolve("log.key"));
        String entry = "{\"actor\":\"a\\u001b[2J\\n\u009b\u202e\",\"kind\":\"k\",\"seq\":5,\"time\":\"t\"}";
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("log"), signer)) {
            log.append(entry.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("audit show log")).contains("a\\u{1b}[2J\\u{a}\\u{9b}\\u{202e}");
        String safe = entry.replace("\u009b\u202e", "\\u009b\\u202e") + "\nexit 0\n";
        assertThat(run("audit show log --format json")).endsWith(safe);
        run("audit prove log --key log.key.pub --entry 5 --out e.tlog-proof");
        assertThat(run("audit check e.tlog-proof --key log.key.pub")).endsWith(safe);
        Files.createFile(temp.resolve("log/segments/\u001b[2J"));
        for (String line : List.of("audit verify log", "audit publish log o", "audit prove log --entry 1 --out f")) {
            assertThat(run(line + " --key log.key.pub"))
                    .contains("\\u{1b}[2J: is not a segment of an audit log")
                    .endsWith("exit 1\n");
        }
        assertThat(run("audit show log"))
                .contains("\\u{1b}[2J: is not a segment")
                .endsWith("exit 1\n");
    }

    @Test
    void aLogThatCannotBeReadIsNotVerifiedAndNoFaultOfTheTool() throws IOException {
        Files.createDirectory(temp.resolve("log/closed"));
        assertThat(run("audit verify log --key log.key.pub"))
                .startsWith("NOT verified: log: reading failed")
                .endsWith("exit 1\n");
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("audit publish log --key log.key.pub")).contains("needs a log folder", "exit 2");
        assertThat(run("audit publish none o --key log.key.pub")).contains("no such folder: none", "exit 2");
        assertThat(run("audit prove log --key log.key.pub --entry x --out o")).contains("not a number", "exit 2");
        assertThat(run("audit check none.tlog-proof --key log.key.pub")).contains("no such file", "exit 2");
        assertThat(run("audit cosign log --key log.key.pub")).contains("needs one log folder", "exit 2");
        assertThat(run("audit rotate log")).contains("needs one log folder", "exit 2");
        assertThat(run("help audit publish")).contains("usage: bgp audit publish DIR", "exit 0");
        assertThat(run("help")).contains("audit prove", "audit rotate", "exit 0");
    }
}
