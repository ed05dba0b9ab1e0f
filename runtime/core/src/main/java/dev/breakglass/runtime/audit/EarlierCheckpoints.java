package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints besides its own that a log is held to: those at which its keys changed, the one that the auditor kept,
 * and the one that witnesses cosigned.
 */
final class EarlierCheckpoints {

    private static final Path GIVEN = Path.of("earlier checkpoint");

    private final LogFolder folder;
    private final AuditTrust trust;
    private final PrefixCheck prefixes;
    private final List<LogFault> faults = new ArrayList<>();
    private @Nullable Handovers handovers;

    private EarlierCheckpoints(LogFolder folder, AuditTrust trust, PrefixCheck prefixes) {
        this.folder = folder;
        this.trust = trust;
        this.prefixes = prefixes;
    }

    /** Reads and checks them, and has those that are sound expected of the log. */
    static EarlierCheckpoints read(LogFolder folder, AuditTrust trust, PrefixCheck prefixes) throws IOException {
        EarlierCheckpoints earlier = new EarlierCheckpoints(folder, trust, prefixes);
        earlier.readHandovers();
        earlier.readGiven();
        earlier.readCosigned();
        return earlier;
    }

    List<LogFault> faults() {
        return faults;
    }

    /** Refuses a checkpoint whose key did not speak for the log at its size. */
    void check(SignedCheckpoint signed, LogPlace place) {
        try {
            if (handovers != null) {
                handovers.check(signed);
            }
        } catch (NoteFormatException e) {
            throw wrong(LogFault.Reason.CHECKPOINT, place, e);
        }
    }

    private void readHandovers() throws IOException {
        try {
            handovers = Handovers.read(folder, trust.keys());
            for (SignedCheckpoint handover : handovers.checkpoints()) {
                LogPlace place = LogPlace.of(folder.dir().resolve(Handovers.FOLDER));
                prefixes.expect(handover.checkpoint(), place, "the handover of its key");
            }
        } catch (AuditLogException e) {
            faults.add(e.fault());
        }
    }

    private void readGiven() {
        trust.since().ifPresent(note -> {
            LogPlace place = LogPlace.of(GIVEN);
            try {
                SignedCheckpoint since = trust.keys().open(note);
                check(since, place);
                prefixes.expect(since.checkpoint(), place, "the earlier checkpoint");
            } catch (AuditLogException e) {
                faults.add(e.fault());
            } catch (NoteFormatException e) {
                faults.add(wrong(LogFault.Reason.CHECKPOINT, place, e).fault());
            }
        });
    }

    private void readCosigned() throws IOException {
        if (trust.witnesses().required() == 0) {
            return;
        }
        Path file = folder.cosigned();
        LogPlace place = LogPlace.of(file);
        if (!Files.isRegularFile(file)) {
            faults.add(new LogFault(LogFault.Reason.WITNESS, place, "is missing; no witness has cosigned this log"));
            return;
        }
        try {
            SignedCheckpoint cosigned =
                    CheckpointFile.read(file, trust.keys(), AuditLimits.DEFAULT.checkpointBytesMax());
            check(cosigned, place);
            trust.witnesses().check(cosigned.note());
            prefixes.expect(cosigned.checkpoint(), place, "the checkpoint that was cosigned");
        } catch (AuditLogException e) {
            faults.add(e.fault());
        } catch (NoteFormatException e) {
            faults.add(wrong(LogFault.Reason.WITNESS, place, e).fault());
        }
    }

    private static AuditLogException wrong(LogFault.Reason reason, LogPlace place, NoteFormatException e) {
        return new AuditLogException(new LogFault(reason, place, String.valueOf(e.getMessage())), e);
    }
}
