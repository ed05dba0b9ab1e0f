package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final byte[] LONG = "a long request ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private static byte[] naming(long seq, Content content) {
        JsonObject inner = JsonObject.builder()
                .put(Content.MEMBER, content.json())
                .put("kind", "request")
                .build();
        return CanonicalJson.bytes(JsonObject.builder()
                .put("data", new JsonArray(List.of(inner)))
                .put("seq", seq)
                .build());
    }

    private Content write() {
        try (FileAuditLog log = TestLog.open(dir())) {
            log.append(TestLog.entry(0));
            Content name = log.contents().put(LONG);
            log.append(naming(1, name));
            log.append(naming(2, name));
            return name;
        }
    }

    private Path file(Content name) {
        return dir().resolve("content").resolve(name.sha256());
    }

    @Test
    void longContentLiesBesideTheLogAndIsFoundAgainByItsName() {
        Content name = write();
        assertThat(name).isEqualTo(Content.of(LONG));
        assertThat(file(name)).hasBinaryContent(LONG);
        assertThat(TestLog.verify(dir()).faults()).isEmpty();
        assertThat(TestLog.verify(dir()).absent().removedContents()).isZero();
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.contents().get(name)).contains(LONG);
            assertThat(log.contents().put(LONG)).isEqualTo(name);
        }
        assertThat(TestLog.files(dir().resolve("content"))).hasSize(1);
    }

    @Test
    void contentIsDurableBeforeItsNameIsTold() {
        FaultyStorage storage = new FaultyStorage();
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, storage)) {
            int before = storage.steps().size();
            String name = log.contents().put(LONG).sha256();
            assertThat(storage.steps().subList(before, storage.steps().size()))
                    .containsExactly(
                            "create content",
                            "sync log",
                            "open " + name + ".tmp",
                            "write " + name + ".tmp",
                            "sync " + name + ".tmp",
                            "replace " + name,
                            "sync content");
            before = storage.steps().size();
            log.contents().put(LONG);
            assertThat(storage.steps().subList(before, storage.steps().size())).containsExactly("sync content");
        }
    }

    @Test
    void everyChangedByteAndEveryLengthAndItsLackIsAFaultThatNamesTheEntry() throws IOException {
        byte[] content = "some content".getBytes(StandardCharsets.UTF_8);
        Content name;
        try (FileAuditLog log = TestLog.open(dir())) {
            name = log.contents().put(content);
            log.append(TestLog.entry(0));
            log.append(naming(1, name));
        }
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            TestLog.write(file(name), changed);
            assertFault(name, "is not the content of its name, 12 bytes long");
            TestLog.write(file(name), Arrays.copyOf(content, i));
            assertFault(name, "is not the content of its name, 12 bytes long");
        }
        TestLog.write(file(name), Arrays.copyOf(content, 2 * content.length));
        assertFault(name, "is not the content of its name, 12 bytes long");
        Files.delete(file(name));
        assertFault(name, "is missing, and not marked as removed");
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThatThrownBy(() -> log.contents().get(name)).hasMessageContaining("is missing");
            log.contents().put(content);
        }
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    private void assertFault(Content name, String what) {
        assertThat(TestLog.verify(dir()).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(LogFault.Reason.CONTENT);
            assertThat(fault.place().record()).isEqualTo(1);
            assertThat(fault.message()).isEqualTo("the content " + name.sha256() + " that the entry names " + what);
        });
    }

    @Test
    void removedContentIsSaidAndBreaksNoProof() {
        Content name = write();
        try (FileAuditLog log = TestLog.open(dir())) {
            log.contents().remove(name);
            log.contents().remove(name);
            assertThat(log.contents().get(name)).isEmpty();
            assertThat(log.append(TestLog.entry(3))).isEqualTo(3);
        }
        assertThat(file(name)).doesNotExist();
        Verification verification = TestLog.verify(dir());
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.absent()).isEqualTo(new Absent(0, 1));
        try (FileAuditLog log = TestLog.open(dir())) {
            log.contents().put(LONG);
            assertThat(log.contents().get(name)).contains(LONG);
        }
        assertThat(TestLog.verify(dir()).absent()).isEqualTo(Absent.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$content\":7,\"seq\":0}",
                "{\"$content\":{\"bytes\":1,\"sha256\":\"00\"},\"seq\":0}",
                "{\"$content\":{\"bytes\":0,\"sha256\":"
                        + "\"0000000000000000000000000000000000000000000000000000000000000000\"},\"seq\":0}",
                "{\"$content\":{\"bytes\":1,\"sha256\":"
                        + "\"../0000000000000000000000000000000000000000000000000000000000000\"},\"seq\":0}",
            })
    void aNameThatNamesNothingIsAFault(String entry) {
        try (FileAuditLog log = TestLog.open(dir())) {
            log.append(entry.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(TestLog.verify(dir()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("is not a hash and a length"));
    }

    @Test
    void textThatOnlyLooksLikeANameIsNone() {
        try (FileAuditLog log = TestLog.open(dir())) {
            log.append(TestLog.entry(0, "\"$content\":{}"));
        }
        assertThat(TestLog.verify(dir()).faults()).isEmpty();
    }

    @Test
    void whicheverStepFailsContentIsWholeOrNotThereAndTheLogOpens() {
        FaultyStorage whole = new FaultyStorage();
        int from = store(temp.resolve("whole"), whole);
        int failures = 0;
        for (int failAt = from; failAt < whole.steps().size(); failAt++) {
            Path dir = temp.resolve("failing-" + failAt);
            try {
                store(dir, new FaultyStorage(failAt, true, Integer.MAX_VALUE));
            } catch (AuditLogException e) {
                failures++;
            }
            Verification verification = TestLog.verify(dir);
            assertThat(verification.faults()).isEmpty();
            try (FileAuditLog log = TestLog.open(dir)) {
                assertThat(log.contents().get(log.contents().put(LONG))).contains(LONG);
            }
        }
        assertThat(failures).isGreaterThan(12);
    }

    private static int store(Path dir, FaultyStorage storage) {
        FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage);
        int from = storage.steps().size();
        try (log) {
            Content name = log.contents().put(LONG);
            log.append(naming(0, name));
            log.contents().remove(name);
        }
        return from;
    }

    @Test
    void contentThatFindsNoRoomFailsAloneAndLeavesNothing() {
        SmallDisk disk = new SmallDisk(dir(), Long.MAX_VALUE);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, disk)) {
            disk.bytesMax = disk.used() + 1000;
            assertThatThrownBy(() -> log.contents().put(LONG))
                    .isInstanceOfSatisfying(
                            AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.FULL));
            assertThat(TestLog.files(dir().resolve("content"))).isEmpty();
            assertThat(log.append(TestLog.entry(0))).isZero();
        }
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    @Test
    void theMemoryLogKeepsContentToo() {
        MemoryAuditLog log = new MemoryAuditLog(TestLog.SIGNER);
        Content name = log.contents().put(LONG);
        assertThat(log.reopen().contents().get(name)).contains(LONG);
        log.contents().remove(name);
        assertThat(log.contents().get(name)).isEmpty();
        assertThatThrownBy(() -> log.contents().get(Content.of(new byte[1]))).hasMessageContaining("is missing");
        for (byte[] wrong : List.of(new byte[0], new byte[Content.BYTES_MAX + 1])) {
            assertThatThrownBy(() -> log.contents().put(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
