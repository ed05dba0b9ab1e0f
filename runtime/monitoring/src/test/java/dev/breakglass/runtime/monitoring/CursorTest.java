package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorTest {

    @TempDir
    Path temp;

    private final Taking sink = new Taking();

    private Forwarder start(AuditLog log) {
        return Forwarder.of(log, sink, temp.resolve("cursor"))
                .pause(new ManualPause())
                .start();
    }

    /** Delivers everything there is. */
    private void delivered(AuditLog log) {
        ManualPause pause = new ManualPause();
        try (Forwarder ignored =
                Forwarder.of(log, sink, temp.resolve("cursor")).pause(pause).start()) {
            pause.next();
        }
    }

    private byte[] written() throws IOException {
        return Files.readAllBytes(temp.resolve("cursor/cursor"));
    }

    @Test
    void aCursorSaysWhichLogAndHowFarAndWhatCameLast() throws Exception {
        delivered(Logs.inMemory(3));
        assertThat(new String(written(), StandardCharsets.UTF_8))
                .startsWith("breakglass monitoring cursor v1\nlog " + Logs.NAME + "\nnext 3\nlast "
                        + Cursor.sha256(Logs.bytes(2)) + "\nsha256 ");
        assertThat(Cursor.parse(written())).isEqualTo(Cursor.after(Logs.entry(2)));
        Cursor first = new Cursor(Logs.NAME, 0, Optional.empty());
        assertThat(Cursor.parse(first.bytes())).isEqualTo(first);
    }

    @Test
    void aCursorThatIsFlippedOrCutAnywhereIsRefused() throws Exception {
        MemoryAuditLog log = Logs.inMemory(3);
        delivered(log);
        byte[] right = written();
        int tried = sink.tried.size();
        for (int i = 0; i < right.length; i++) {
            refused(log, Arrays.copyOf(right, i));
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] wrong = right.clone();
                wrong[i] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> Cursor.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
                if (bit == i % Byte.SIZE) {
                    refused(log, wrong);
                }
            }
        }
        refused(log, Arrays.copyOf(right, right.length + 1));
        refused(log, new byte[Cursor.BYTES_MAX + 1]);
        assertThat(sink.tried).hasSize(tried);
    }

    private void refused(AuditLog log, byte[] cursor) throws IOException {
        Files.write(temp.resolve("cursor/cursor"), cursor);
        assertThatThrownBy(() -> start(log)).isInstanceOf(CursorException.class).hasMessageContaining("cursor: ");
    }

    @Test
    void aCursorOfAnotherLogIsRefused() {
        delivered(Logs.inMemory(3));
        MemoryAuditLog other = Logs.grown(new MemoryAuditLog(LogSigner.generate("example.org/other")), 9);
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(CursorException.class)
                .hasMessage("the cursor is one of the log " + Logs.NAME + ", and this is example.org/other");
        assertThat(sink.taken).isEqualTo(Logs.upTo(3));
    }

    @Test
    void aLogThatWasPutBackIsFoundOutWhetherItGrewAgainOrNot() {
        delivered(Logs.inMemory(3));
        assertThatThrownBy(() -> start(Logs.inMemory(2)))
                .isInstanceOf(CursorException.class)
                .hasMessageContaining("3 entries were delivered, and it has 2: it is an older copy");
        MemoryAuditLog grown = Logs.inMemory(2);
        grown.append("{\"kind\":\"idle\",\"seq\":2}".getBytes(StandardCharsets.UTF_8));
        Logs.grown(grown, 4);
        assertThatThrownBy(() -> start(grown))
                .isInstanceOf(CursorException.class)
                .hasMessageContaining("entry 2 of the log " + Logs.NAME + " is not the one that was delivered");
        assertThat(sink.taken).isEqualTo(Logs.upTo(3));
    }

    @Test
    void aCursorHasOneForwarderAtATimeAndIsFreeAgainAfterARefusalAndAnEnd() {
        MemoryAuditLog log = Logs.inMemory(1);
        delivered(log);
        try (Forwarder ignored = start(log)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> start(log))
                        .isInstanceOf(CursorException.class)
                        .hasMessageContaining("another forwarder of this process has the cursor");
            }
        }
        assertThatThrownBy(() -> start(Logs.inMemory(0)))
                .isInstanceOf(CursorException.class)
                .hasMessageContaining("1 entries were delivered, and it has 0");
        start(log).close();
    }

    @Test
    void aForwarderOfAnotherProcessHasTheCursorEvenAfterThisOneTriedItTwice() throws Exception {
        try (ChildProcess child = ChildProcess.start(HoldingChild.class, temp.resolve("cursor"))) {
            assertThat(child.line()).isEqualTo("held");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> start(Logs.inMemory(1)))
                        .isInstanceOf(CursorException.class)
                        .hasMessageContaining("a forwarder of another process has the cursor");
            }
            child.kill();
        }
        start(Logs.inMemory(1)).close();
    }

    @Test
    void whatLiesAroundIsNotWrittenThrough() throws Exception {
        Path precious = Files.writeString(temp.resolve("precious"), "as it was");
        Files.createDirectories(temp.resolve("cursor"));
        Files.createSymbolicLink(temp.resolve("cursor/cursor.tmp"), precious);
        delivered(Logs.inMemory(1));
        assertThat(precious).hasContent("as it was");
    }

    @Test
    void aFolderThatCannotBeOneIsRefused() throws Exception {
        Files.writeString(temp.resolve("cursor"), "a file");
        assertThatThrownBy(() -> start(Logs.inMemory(1)))
                .isInstanceOf(CursorException.class)
                .hasMessageContaining("cannot be used");
    }
}
