package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final JsonObject MONKEYS = Vectors.json("witness/monkeys.json");
    private static final VerifierKey LOG = VerifierKey.parse(MONKEYS.text("logVkey"));
    private static final SignedNote FIVE = note(MONKEYS.text("checkpointSize5"));
    private static final SignedNote EIGHT = note(MONKEYS.text("checkpointSize8"));
    private static final List<TreeHash> PROOF = Vectors.hashes(MONKEYS.array("consistency5to8"));
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");

    @TempDir
    Path temp;

    private final LogSigner signer = LogSigner.generate("witness.example");
    private Witness witness;

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private Witness open() {
        return new Witness(temp.resolve("state"), signer, List.of(LOG), InstantSource.fixed(NOW));
    }

    @BeforeEach
    void theWitnessHasSeenFive() throws Exception {
        witness = open();
        witness.cosign(new WitnessRequest(0, List.of(), FIVE));
    }

    @Test
    void everyPublishedCaseIsAnsweredAsItSays() throws Exception {
        List<JsonObject> rows = MONKEYS.array("cases").objects();
        assertThat(rows).hasSize(8);
        for (JsonObject row : rows) {
            // A proof from nothing is asked of a witness that has seen nothing.
            int seen = row.text("desc").startsWith("old 0") ? 0 : 5;
            theWitnessHasSeen(seen);
            WitnessRequest request = request(row.text("desc"));
            String want = row.text("want");
            if (want.equals("ok")) {
                assertThat(witness.key().verify(request.checkpoint().with(witness.cosign(request))))
                        .hasValue(NOW);
            } else {
                assertThatThrownBy(() -> witness.cosign(request))
                        .as(row.text("desc"))
                        .isInstanceOfSatisfying(
                                WitnessRefusal.class,
                                refusal -> assertThat(want)
                                        .startsWith(
                                                String.valueOf(refusal.reason().status())));
                assertThat(witness.seenSize("monkeys")).isEqualTo(seen);
            }
        }
    }

    private void theWitnessHasSeen(int size) throws Exception {
        for (Path file : TestLog.files(temp.resolve("state"))) {
            Files.delete(file);
        }
        if (size == 5) {
            theWitnessHasSeenFive();
        }
    }

    private static WitnessRequest request(String desc) {
        return switch (desc) {
            case "happy 5->8" -> new WitnessRequest(5, PROOF, EIGHT);
            case "oldSize does not match stored state (2)" -> new WitnessRequest(2, PROOF, EIGHT);
            case "old 0 with non-empty proof" -> new WitnessRequest(0, PROOF, EIGHT);
            case "resubmit same checkpoint" -> new WitnessRequest(5, List.of(), FIVE);
            case "same size, different root" -> new WitnessRequest(5, List.of(), otherFive());
            case "missing proof" -> new WitnessRequest(5, List.of(), EIGHT);
            case "smaller checkpoint than old size" -> new WitnessRequest(8, List.of(), FIVE);
            case "garbage proof" -> new WitnessRequest(5, List.of(TreeHash.EMPTY, TreeHash.EMPTY), EIGHT);
            default -> throw new AssertionError(desc);
        };
    }

    /** The log signs two histories. */
    private static SignedNote otherFive() {
        String[] key = MONKEYS.text("logSkey").split("\\+", 5);
        byte[] secret = Base64.getDecoder().decode(key[4]);
        LogSigner log = LogSigner.fromSeed(key[2], Arrays.copyOfRange(secret, 1, secret.length));
        return log.sign(new Checkpoint("monkeys", 5, TreeHash.leaf(new byte[] {1})).text());
    }

    @Test
    void aWitnessRemembersWhatItSawAfterItsEnd() throws Exception {
        witness.cosign(new WitnessRequest(5, PROOF, EIGHT));
        Witness again = open();
        assertThat(again.seenSize("monkeys")).isEqualTo(8);
        assertThatThrownBy(() -> again.cosign(new WitnessRequest(0, List.of(), FIVE)))
                .isInstanceOfSatisfying(WitnessRefusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(WitnessRefusal.Reason.STALE);
                    assertThat(refusal.seenSize()).isEqualTo(8);
                });
    }

    @Test
    void logsThatItDoesNotWatchAndNotesThatTheLogDidNotSignAreRefused() throws IOException {
        LogSigner stranger = LogSigner.generate("stranger");
        assertRefused(stranger.sign(new Checkpoint("stranger", 0, TreeHash.EMPTY).text()), 404);
        LogSigner forger = LogSigner.generate("monkeys");
        assertRefused(forger.sign(Checkpoint.parse(EIGHT.text()).text()), 403);
        assertRefused(forger.sign("no checkpoint\n"), 400);
    }

    private void assertRefused(SignedNote note, int status) {
        assertThatThrownBy(() -> witness.cosign(new WitnessRequest(5, PROOF, note)))
                .isInstanceOfSatisfying(
                        WitnessRefusal.class,
                        refusal -> assertThat(refusal.reason().status()).isEqualTo(status));
    }

    @Test
    void aRequestIsReadAndWrittenTheSame() {
        WitnessRequest request = new WitnessRequest(5, PROOF, EIGHT);
        assertThat(WitnessRequest.parse(request.bytes())).isEqualTo(request);
        String text = new String(request.bytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("old 5\n");
        for (String bad : List.of("", "5\n", "old 05\n", "old -1\n", "old 5\nx\n\n", "old 5\n", "old 5\n\n")) {
            assertThatThrownBy(() -> WitnessRequest.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(NoteFormatException.class);
        }
        String many = "old 5\n" + (TreeHash.EMPTY.base64() + "\n").repeat(64) + "\n";
        assertThatThrownBy(() -> WitnessRequest.parse(many.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("more than 63");
    }

    @Test
    void noChangedBitOfACosignatureLeavesItTrue() throws Exception {
        NoteSignature good = witness.cosign(new WitnessRequest(5, PROOF, EIGHT));
        for (int bit = 0; bit < 72 * 8; bit++) {
            byte[] changed = good.signature();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            NoteSignature bad = new NoteSignature(good.name(), good.id(), changed);
            assertThatThrownBy(() -> witness.key().verify(EIGHT.with(bad))).isInstanceOf(NoteFormatException.class);
        }
        NoteSignature shorter = new NoteSignature(good.name(), good.id(), Arrays.copyOf(good.signature(), 64));
        assertThatThrownBy(() -> witness.key().verify(EIGHT.with(shorter))).hasMessageContaining("is false");
        assertThatThrownBy(() -> witness.key().verify(FIVE.with(good))).hasMessageContaining("is false");
        assertThat(witness.key().verify(EIGHT)).isEmpty();
    }

    @Test
    void theKeyOfAWitnessIsReadAndWrittenTheSameAndNoOtherKeyIs() {
        assertThat(WitnessKey.parse(witness.key().text())).isEqualTo(witness.key());
        String text = witness.key().text();
        for (String bad : List.of("", "a+b", LOG.text(), text + "\n", "x" + text, text.substring(1))) {
            assertThatThrownBy(() -> WitnessKey.parse(bad)).as(bad).isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void witnessesCosignOneCheckpointOfALogAndVerifyingAsksForThem() throws Exception {
        Path dir = temp.resolve("log");
        LogKeys keys = LogKeys.of(TestLog.SIGNER.verifierKey());
        Witness first = watching("first");
        Witness second = watching("second");
        WitnessPolicy both = WitnessPolicy.all(List.of(first.key(), second.key()));
        AuditTrust trust = AuditTrust.of(keys).witnesses(both);
        TestLog.write(dir, 0, 4);
        Cosigning.cosign(dir, keys, first);
        TestLog.write(dir, 4, 7);
        assertThat(AuditVerifier.verify(dir, trust).faults())
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.WITNESS);
        // The second joins the first, at the checkpoint of 4.
        SignedCheckpoint cosigned = Cosigning.cosign(dir, keys, second);
        assertThat(cosigned.checkpoint().size()).isEqualTo(4);
        assertThat(both.check(cosigned.note())).hasSize(2);
        assertThat(AuditVerifier.verify(dir, trust).faults()).isEmpty();
        assertThat(Cosigning.cosign(dir, keys, second).checkpoint().size()).isEqualTo(7);
        assertThatThrownBy(() -> Cosigning.keep(dir, keys, both.witnesses(), cosigned.note()))
                .hasMessage("cosigned: covers 7 entries, more than the 4 that were cosigned now");
        assertThat(Cosigning.cosign(dir, keys, first).note().signatures()).hasSize(3);
        assertThat(AuditVerifier.verify(dir, trust).faults()).isEmpty();
        TestLog.open(dir).close();
    }

    @Test
    void aLogThatShowsAWitnessAnotherHistoryOrAShorterOneIsNotCosigned() throws Exception {
        Path dir = temp.resolve("log");
        LogKeys keys = LogKeys.of(TestLog.SIGNER.verifierKey());
        Witness watching = watching("first");
        TestLog.write(dir, 0, 4);
        Path copy = TestLog.copy(dir, temp.resolve("copy"));
        TestLog.write(dir, 4, 7);
        Cosigning.cosign(dir, keys, watching);
        assertThatThrownBy(() -> Cosigning.cosign(copy, keys, watching))
                .hasMessage("checkpoint: covers 4 entries, and 7 were seen earlier");
        try (FileAuditLog log = TestLog.open(copy)) {
            for (int i = 4; i < 9; i++) {
                log.append(TestLog.entry(i, "another"));
            }
        }
        assertThatThrownBy(() -> Cosigning.cosign(copy, keys, watching))
                .isInstanceOfSatisfying(
                        WitnessRefusal.class,
                        e -> assertThat(e.reason()).isEqualTo(WitnessRefusal.Reason.INCONSISTENT));
        assertThat(copy.resolve("cosigned")).doesNotExist();
    }

    private Witness watching(String name) {
        return new Witness(
                temp.resolve(name),
                LogSigner.generate(name),
                List.of(TestLog.SIGNER.verifierKey()),
                InstantSource.fixed(NOW));
    }

    @Test
    void aPolicyCountsEachOfItsWitnessesOnce() {
        WitnessKey one = WitnessKey.of(LogSigner.generate("one").verifierKey());
        LogSigner two = LogSigner.generate("two");
        LogSigner three = LogSigner.generate("three");
        List<WitnessKey> all = List.of(one, WitnessKey.of(two.verifierKey()), WitnessKey.of(three.verifierKey()));
        SignedNote cosigned = EIGHT.with(WitnessKey.sign(two, EIGHT.text(), NOW))
                .with(WitnessKey.sign(two, EIGHT.text(), NOW.plusSeconds(1)));
        assertThat(cosigned.signatures()).hasSize(2);
        assertThat(new WitnessPolicy(1, all).check(cosigned)).containsExactly(all.get(1));
        assertThatThrownBy(() -> new WitnessPolicy(2, all).check(cosigned))
                .hasMessageStartingWith("cosigned by 1 of the 3 witnesses, and 2 are asked for; missing: one+");
        SignedNote both = cosigned.with(WitnessKey.sign(three, EIGHT.text(), NOW));
        assertThat(new WitnessPolicy(2, all).check(both)).hasSize(2);
        assertThatThrownBy(() -> WitnessPolicy.all(all).check(both)).isInstanceOf(NoteFormatException.class);
        assertThatThrownBy(() -> new WitnessPolicy(2, List.of(one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WitnessPolicy(1, List.of(one, one))).hasMessage("a witness counts once");
    }
}
