package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a log's keys took over from one another: for each the checkpoint that the key before it and itself both signed.
 * The folder that they are read from is not trusted, and need not be: nobody but both keys can make one.
 */
final class Handovers {

    static final String FOLDER = "handovers";

    private final LogKeys keys;
    private final List<SignedCheckpoint> handovers;

    private Handovers(LogKeys keys, List<SignedCheckpoint> handovers) {
        this.keys = keys;
        this.handovers = handovers;
    }

    static Path file(LogFolder folder, Checkpoint checkpoint, VerifierKey next) {
        String name = String.format(
                Locale.ROOT, "%020d-%s", checkpoint.size(), HexFormat.of().toHexDigits(next.id()));
        return folder.dir().resolve(FOLDER).resolve(name);
    }

    /**
     * The handovers between these keys.
     *
     * @throws AuditLogException if one is missing or does not come after the one before it
     */
    static Handovers read(LogFolder folder, LogKeys keys) throws IOException {
        Path dir = folder.dir().resolve(FOLDER);
        List<SignedCheckpoint> found = new ArrayList<>();
        List<Path> files = list(dir);
        for (int i = 1; i < keys.keys().size(); i++) {
            VerifierKey before = keys.keys().get(i - 1);
            VerifierKey next = keys.keys().get(i);
            long from = found.isEmpty()
                    ? 0
                    : found.get(found.size() - 1).checkpoint().size();
            found.add(files.stream()
                    .flatMap(file -> read(dir, file, keys).stream())
                    .filter(handover -> handover.by().containsAll(List.of(before, next)))
                    .filter(handover -> handover.checkpoint().size() >= from)
                    .findFirst()
                    .orElseThrow(() -> new AuditLogException(
                            LogFault.Reason.KEY,
                            LogPlace.of(dir),
                            "holds no checkpoint that both " + before + " and " + next + " signed")));
        }
        return new Handovers(keys, found);
    }

    private static List<Path> list(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Empty if no trusted key signed it: another auditor may trust keys that this one does not know. */
    private static Optional<SignedCheckpoint> read(Path dir, Path file, LogKeys keys) {
        try {
            byte[] note = TileSource.of(dir).read(String.valueOf(file.getFileName()), SignedNote.BYTES_MAX);
            return Optional.of(keys.open(note));
        } catch (NoteFormatException | IOException e) {
            return Optional.empty();
        }
    }

    /** The checkpoints that the log must contain. */
    List<SignedCheckpoint> checkpoints() {
        return handovers;
    }

    /**
     * Refuses a checkpoint that was signed when its key no longer spoke for the log, or did not yet.
     *
     * @throws NoteFormatException saying when the key did
     */
    void check(SignedCheckpoint signed) {
        long size = signed.checkpoint().size();
        for (VerifierKey key : signed.by()) {
            int i = keys.keys().indexOf(key);
            long from = i == 0 ? 0 : handovers.get(i - 1).checkpoint().size();
            long to = i == handovers.size()
                    ? Long.MAX_VALUE
                    : handovers.get(i).checkpoint().size();
            if (size < from || size > to) {
                throw new NoteFormatException("the checkpoint of " + size + " entries is signed by " + key
                        + ", which spoke for the log from " + from
                        + (to == Long.MAX_VALUE ? " entries on" : " to " + to + " entries"));
            }
        }
    }
}
