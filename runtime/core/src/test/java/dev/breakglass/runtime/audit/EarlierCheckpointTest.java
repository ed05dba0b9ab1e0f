package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log against what was signed of it earlier: by itself, by witnesses, by the keys before. */
class EarlierCheckpointTest {

    private static final LogSigner NEXT = LogSigner.generate("example.com/audit");
    private static final LogKeys BOTH = new LogKeys(List.of(TestLog.SIGNER.verifierKey(), NEXT.verifierKey()));
    private static final AuditTrust TRUST = AuditTrust.of(TestLog.SIGNER.verifierKey());

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private SignedNote checkpoint() {
        return SignedNote.parse(TestLog.read(dir().resolve("checkpoint")));
    }

    private static List<LogFault> faults(Path dir, AuditTrust trust) {
        return AuditVerifier.verify(dir, trust).faults();
    }

    @Test
    void aLogThatGrewFromAnEarlierCheckpointIsSound() {
        TestLog.write(dir(), 0, 4);
        SignedNote since = checkpoint();
        TestLog.write(dir(), 4, 9);
        assertThat(faults(dir(), TRUST.since(since))).isEmpty();
        assertThat(faults(dir(), TRUST.since(checkpoint()))).isEmpty();
    }

    @Test
    void anOlderCopyIsFoundOutAndSaidSoWithBothSizes() {
        TestLog.write(dir(), 0, 4);
        Path copy = TestLog.copy(dir(), temp.resolve("copy"));
        TestLog.write(dir(), 4, 9);
        assertThat(faults(copy, TRUST)).isEmpty();
        assertThat(faults(copy, TRUST.since(checkpoint())))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(LogFault.Reason.ROLLED_BACK))
                .hasToString("earlier checkpoint: the log has 4 entries, and the earlier checkpoint had 9: this is an "
                        + "older copy, or entries were taken off its end");
    }

    @Test
    void anotherHistoryIsFoundOutAndSaidSoWithItsSize() {
        TestLog.write(dir(), 0, 4);
        Path copy = TestLog.copy(dir(), temp.resolve("copy"));
        TestLog.write(dir(), 4, 9);
        try (FileAuditLog log = TestLog.open(copy)) {
            for (int i = 4; i < 12; i++) {
                log.append(TestLog.entry(i, "another"));
            }
        }
        assertThat(faults(copy, TRUST)).isEmpty();
        assertThat(faults(copy, TRUST.since(checkpoint())))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(LogFault.Reason.FORKED))
                .hasToString("earlier checkpoint: the first 9 entries of this log are not those of the earlier "
                        + "checkpoint: it is another history");
    }

    @Test
    void anEarlierCheckpointThatTheKeyDidNotSignCountsForNothing() {
        TestLog.write(dir(), 0, 4);
        SignedNote forged = NEXT.sign(checkpoint().text());
        assertThat(faults(dir(), TRUST.since(forged)))
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.CHECKPOINT);
    }

    @Test
    void aCheckpointThatEnoughWitnessesCosignedIsAskedForAndHeldTo() {
        LogSigner witness = LogSigner.generate("witness");
        AuditTrust trust = TRUST.witnesses(WitnessPolicy.all(List.of(WitnessKey.of(witness.verifierKey()))));
        TestLog.write(dir(), 0, 4);
        Path copy = TestLog.copy(dir(), temp.resolve("copy"));
        assertThat(faults(dir(), trust))
                .singleElement()
                .hasToString("cosigned: is missing; no witness has cosigned this log");
        TestLog.write(dir(), 4, 9);
        TestLog.write(dir().resolve("cosigned"), checkpoint().bytes());
        assertThat(faults(dir(), trust))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(LogFault.Reason.WITNESS))
                .satisfies(fault -> assertThat(fault.message()).startsWith("cosigned by 0 of the 1 witnesses"));
        SignedNote cosigned =
                checkpoint().with(WitnessKey.sign(witness, checkpoint().text(), Instant.EPOCH));
        TestLog.write(dir().resolve("cosigned"), cosigned.bytes());
        assertThat(faults(dir(), trust)).isEmpty();
        TestLog.write(dir(), 9, 11);
        assertThat(faults(dir(), trust)).isEmpty();
        TestLog.write(copy.resolve("cosigned"), cosigned.bytes());
        assertThat(faults(copy, trust)).extracting(LogFault::reason).containsExactly(LogFault.Reason.ROLLED_BACK);
    }

    @Test
    void aLogIsHandedOverToAKeyAndVerifiesWithBothAndFromThenOnWithTheNewOne() {
        TestLog.write(dir(), 0, 4);
        SignedNote since = checkpoint();
        SignedCheckpoint handover = KeyHandover.run(dir(), TestLog.SIGNER, NEXT);
        assertThat(handover.checkpoint().size()).isEqualTo(4);
        assertThat(handover.by()).isEqualTo(BOTH.keys());
        assertThatThrownBy(() -> TestLog.open(dir()))
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.KEY));
        try (FileAuditLog log = FileAuditLog.open(dir(), NEXT, TestLog.SMALL, () -> 0)) {
            log.append(TestLog.entry(4));
        }
        assertThat(faults(dir(), AuditTrust.of(BOTH))).isEmpty();
        assertThat(faults(dir(), AuditTrust.of(BOTH).since(since))).isEmpty();
        assertThat(faults(dir(), AuditTrust.of(NEXT.verifierKey()))).isEmpty();
        assertThat(faults(dir(), TRUST))
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.CHECKPOINT, LogFault.Reason.KEY);
        // Again, and nothing happens.
        assertThat(KeyHandover.run(dir(), TestLog.SIGNER, NEXT).checkpoint().size())
                .isEqualTo(5);
        assertThat(TestLog.files(dir().resolve("handovers"))).hasSize(1);
    }

    @Test
    void theOldKeySpeaksForNothingAfterTheHandover() {
        TestLog.write(dir(), 0, 4);
        Path stolen = TestLog.copy(dir(), temp.resolve("stolen"));
        KeyHandover.run(dir(), TestLog.SIGNER, NEXT);
        TestLog.write(stolen, 4, 7);
        TestLog.copy(dir().resolve("handovers"), stolen.resolve("handovers"));
        assertThat(faults(stolen, TRUST)).isEmpty();
        assertThat(faults(stolen, AuditTrust.of(BOTH)))
                .extracting(LogFault::message)
                .singleElement()
                .asString()
                .startsWith("the checkpoint of 7 entries is signed by " + TestLog.SIGNER.verifierKey())
                .endsWith("which spoke for the log from 0 to 4 entries");
        SignedNote since = SignedNote.parse(TestLog.read(stolen.resolve("checkpoint")));
        assertThat(faults(dir(), AuditTrust.of(BOTH).since(since)))
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.CHECKPOINT);
    }

    @Test
    void theOldKeyHasNothingPublishedProvedOrCosignedAfterTheHandover() {
        TestLog.write(dir(), 0, 4);
        Path stolen = TestLog.copy(dir(), temp.resolve("stolen"));
        KeyHandover.run(dir(), TestLog.SIGNER, NEXT);
        TestLog.write(stolen, 4, 7);
        TestLog.copy(dir().resolve("handovers"), stolen.resolve("handovers"));
        Witness witness = new Witness(
                temp.resolve("witness"), LogSigner.generate("witness"), BOTH.keys(), InstantSource.system());
        Path out = temp.resolve("out");
        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> TilePublisher.publish(stolen, BOTH, out),
                () -> LogProofs.receipt(stolen, BOTH, 5),
                () -> LogProofs.growth(stolen, BOTH, 4),
                () -> Cosigning.cosign(stolen, BOTH, witness))) {
            assertThatThrownBy(act).hasMessageContaining("not by the key that signs now");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void whatTheOldKeyPublishedAndHadCosignedIsContinuedByTheNewOne() throws Exception {
        Path out = temp.resolve("out");
        Witness witness = new Witness(
                temp.resolve("witness"), LogSigner.generate("witness"), BOTH.keys(), InstantSource.system());
        Witness second =
                new Witness(temp.resolve("second"), LogSigner.generate("second"), BOTH.keys(), InstantSource.system());
        TestLog.write(dir(), 0, 4);
        TilePublisher.publish(dir(), LogKeys.of(TestLog.SIGNER.verifierKey()), out);
        Cosigning.cosign(dir(), LogKeys.of(TestLog.SIGNER.verifierKey()), witness);
        KeyHandover.run(dir(), TestLog.SIGNER, NEXT);
        try (FileAuditLog log = FileAuditLog.open(dir(), NEXT, TestLog.SMALL, () -> 0)) {
            log.append(TestLog.entry(4));
        }
        assertThat(TilePublisher.publish(dir(), BOTH, out).before()).isEqualTo(4);
        assertThat(Cosigning.cosign(dir(), BOTH, second).checkpoint().size()).isEqualTo(5);
        assertThat(Cosigning.cosign(dir(), BOTH, witness).checkpoint().size()).isEqualTo(5);
    }

    @Test
    void aHandoverThatIsMissingOrOfAnotherHistoryIsAFault() {
        TestLog.write(dir(), 0, 4);
        Path other = TestLog.copy(dir(), temp.resolve("other"));
        KeyHandover.run(dir(), TestLog.SIGNER, NEXT);
        try (FileAuditLog log = FileAuditLog.open(dir(), NEXT, TestLog.SMALL, () -> 0)) {
            log.append(TestLog.entry(4));
        }
        Path handover = TestLog.files(dir().resolve("handovers")).get(0);
        byte[] good = TestLog.read(handover);
        assertThat(handover.toFile().delete()).isTrue();
        assertThat(faults(dir(), AuditTrust.of(BOTH)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(LogFault.Reason.KEY))
                .satisfies(fault -> assertThat(fault.message()).startsWith("holds no checkpoint that both"));
        Checkpoint forked = new Checkpoint("example.com/audit", 4, TreeHash.leaf(new byte[] {1}));
        SignedNote both = TestLog.SIGNER
                .sign(forked.text())
                .with(NEXT.sign(forked.text()).signatures().get(0));
        TestLog.write(handover, both.bytes());
        assertThat(faults(dir(), AuditTrust.of(BOTH)))
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.FORKED);
        TestLog.write(handover, good);
        assertThat(faults(dir(), AuditTrust.of(BOTH))).isEmpty();
        assertThat(faults(other, AuditTrust.of(BOTH)))
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.KEY);
    }

    @Test
    void aCrashAtAnyStepOfAHandoverLeavesALogThatOneMoreHandoverCompletes() {
        TestLog.write(dir(), 0, 4);
        int steps = 0;
        for (boolean crashed = true; crashed; steps++) {
            Path half = TestLog.copy(dir(), temp.resolve("half-" + steps));
            try {
                KeyHandover.run(half, TestLog.SIGNER, NEXT, new FaultyStorage(steps, true, Integer.MAX_VALUE));
                crashed = false;
            } catch (AuditLogException e) {
                assertThat(e).hasMessageContaining("No space left");
            }
            KeyHandover.run(half, TestLog.SIGNER, NEXT);
            try (FileAuditLog log = FileAuditLog.open(half, NEXT, TestLog.SMALL, () -> 0)) {
                log.append(TestLog.entry(4));
            }
            assertThat(faults(half, AuditTrust.of(BOTH))).isEmpty();
        }
        assertThat(steps).isGreaterThan(10);
    }

    @Test
    void aFolderThatIsNoLogIsLeftAsItWas() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("folder"));
        assertThatThrownBy(() -> KeyHandover.run(folder, TestLog.SIGNER, NEXT)).hasMessageContaining("is missing");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keysOfTwoNamesOrTheSameKeyTwiceAreNoKeysOfOneLog() {
        LogSigner other = LogSigner.generate("other");
        assertThatThrownBy(() -> KeyHandover.run(dir(), TestLog.SIGNER, other)).hasMessageContaining("its name");
        assertThatThrownBy(() -> KeyHandover.run(dir(), NEXT, NEXT)).hasMessageContaining("each once");
        assertThatThrownBy(() -> new LogKeys(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
