package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {

    private static final JsonObject VECTORS = Vectors.json("tlog-proof/marshal.json");
    private static final LogKeys KEYS = LogKeys.of(TestLog.SIGNER.verifierKey());

    @TempDir
    Path temp;

    @Test
    void everyPublishedReceiptIsReadAndWrittenTheSame() {
        List<JsonObject> rows = VECTORS.array("valid").objects();
        assertThat(rows).hasSize(3);
        for (JsonObject row : rows) {
            Receipt receipt = Receipt.parse(row.text("text").getBytes(StandardCharsets.UTF_8));
            assertThat(receipt.text()).isEqualTo(row.text("text"));
            assertThat(receipt.index()).isEqualTo(row.number("index"));
            assertThat(receipt.proof())
                    .isEqualTo(Vectors.proof(row.get("hashes").orElseThrow()));
            assertThat(receipt.checkpoint()).isEqualTo(row.text("checkpoint"));
            assertThat(receipt.extra().map(extra -> Base64.getEncoder().encodeToString(extra)))
                    .isEqualTo(row.textIfPresent("extra"));
        }
    }

    @Test
    void everyPublishedTextThatIsNoReceiptIsRefused() {
        List<JsonObject> rows = VECTORS.array("invalid").objects();
        assertThat(rows).hasSize(8);
        for (JsonObject row : rows) {
            assertThatThrownBy(() -> Receipt.parse(row.text("text").getBytes(StandardCharsets.UTF_8)))
                    .as(row.text("why"))
                    .isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void theReceiptOfEveryEntryIsCheckedWithTheKeyAlone() {
        Path dir = temp.resolve("log");
        TestLog.write(dir, 0, 13);
        for (int i = 0; i < 13; i++) {
            Receipt receipt = reread(LogProofs.receipt(dir, KEYS, i));
            assertThat(receipt.index()).isEqualTo(i);
            assertThat(receipt.extra()).hasValue(TestLog.entry(i));
            SignedCheckpoint proved = receipt.check(TestLog.entry(i), KEYS, WitnessPolicy.NONE);
            assertThat(proved.checkpoint().size()).isEqualTo(13);
            for (int other = 0; other < 13; other++) {
                byte[] entry = TestLog.entry(other);
                if (other != i) {
                    assertThatThrownBy(() -> receipt.check(entry, KEYS, WitnessPolicy.NONE))
                            .hasMessage("entry " + i + " of the log is not this one, or the proof was changed");
                }
            }
        }
    }

    @Test
    void noChangedBitOfAReceiptLeavesItTrue() {
        Path dir = temp.resolve("log");
        TestLog.write(dir, 0, 5);
        byte[] entry = TestLog.entry(2);
        byte[] good = LogProofs.receipt(dir, KEYS, 2).text().getBytes(StandardCharsets.UTF_8);
        int extraEnd = new String(good, StandardCharsets.UTF_8).indexOf("\nindex");
        int extraStart = new String(good, StandardCharsets.UTF_8).indexOf("extra ") + 6;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            boolean isExtra = bit / 8 >= extraStart && bit / 8 < extraEnd;
            assertThatThrownBy(() -> {
                        Receipt receipt = Receipt.parse(changed);
                        // No signature covers what came along: it counts only as the entry.
                        receipt.check(isExtra ? receipt.extra().orElseThrow() : entry, KEYS, WitnessPolicy.NONE);
                    })
                    .as("bit " + bit)
                    .isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void aReceiptOfAnotherKeyOrBeyondItsCheckpointIsRefused() {
        Path dir = temp.resolve("log");
        TestLog.write(dir, 0, 5);
        Receipt receipt = LogProofs.receipt(dir, KEYS, 2);
        LogKeys other = LogKeys.of(LogSigner.generate("example.com/audit").verifierKey());
        assertThatThrownBy(() -> receipt.check(TestLog.entry(2), other, WitnessPolicy.NONE))
                .hasMessageContaining("no trusted key signed");
        Receipt beyond = new Receipt(new byte[0], 5, receipt.proof(), receipt.checkpoint());
        assertThatThrownBy(() -> beyond.check(TestLog.entry(2), KEYS, WitnessPolicy.NONE))
                .hasMessage("the receipt is for entry 5, and its checkpoint covers 5 entries");
    }

    @Test
    void whatComesAlongHasALimitAndIsNeverEmpty() {
        assertThatThrownBy(() -> new Receipt(new byte[65_536], 0, List.of(), "x\n"))
                .hasMessageContaining("65535 bytes besides");
        Receipt longest = new Receipt(new byte[65_535], 0, List.of(), "x\n");
        assertThat(reread(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Receipt.parse(
                        "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nx\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the receipt's extra data is empty");
        assertThatThrownBy(() -> Receipt.parse(new byte[Receipt.BYTES_MAX + 1])).hasMessageContaining("at the most");
        String hash = TreeHash.EMPTY.base64() + "\n";
        assertThatThrownBy(() -> Receipt.parse(("c2sp.org/tlog-proof@v1\nindex 0\n" + hash.repeat(64) + "\nx\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the receipt has more than 63 hashes");
    }

    @Test
    void noReceiptIsMadeForAnEntryThatNoCheckpointCoversOrFromALogThatDoesNotVerify() {
        Path dir = temp.resolve("log");
        TestLog.writeAhead(dir, 4, 6);
        assertThatThrownBy(() -> LogProofs.receipt(dir, KEYS, 4))
                .hasMessage("checkpoint: covers 4 entries, and none of them is entry 4");
        assertThatThrownBy(() -> LogProofs.receipt(dir, KEYS, -1)).isInstanceOf(AuditLogException.class);
        Path segment = TestLog.segments(dir).get(0);
        byte[] bytes = TestLog.read(segment);
        bytes[bytes.length - 1] ^= 1;
        TestLog.write(segment, bytes);
        assertThatThrownBy(() -> LogProofs.receipt(dir, KEYS, 3)).hasMessageContaining("checksum");
    }

    private static Receipt reread(Receipt receipt) {
        return Receipt.parse(receipt.text().getBytes(StandardCharsets.UTF_8));
    }
}
