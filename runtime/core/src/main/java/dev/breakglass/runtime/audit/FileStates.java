package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state kept in a folder of the log: a file of its lines, named by their hash, and a note that the log's key signed. The
 * note has the form of a checkpoint of the entries that led to the state, with a line more for the file, and another origin
 * than the log's, so that nobody can put it in the place of a checkpoint. A state is believed only if the log has those
 * entries. Whoever calls does the writing, never the log's own thread.
 */
final class FileStates implements StateStore {

    private static final String NOTE = "note";
    private static final String TEMPORARY = "lines" + LogFolder.TEMPORARY;

    private final LogFolder folder;
    private final LogSigner signer;
    private final Storage storage;
    private final DurableFiles files;
    private final LogQueue queue;
    private final Appender appender;
    private final StateProof proof;

    FileStates(
            LogFolder folder, LogSigner signer, Storage storage, LogQueue queue, Appender appender, StateProof proof) {
        this.folder = folder;
        this.signer = signer;
        this.storage = storage;
        this.files = new DurableFiles(storage);
        this.queue = queue;
        this.appender = appender;
        this.proof = proof;
    }

    @Override
    public boolean keeps() {
        return true;
    }

    private String origin() {
        return signer.name() + "/state";
    }

    @Override
    public synchronized void keep(long size, Iterator<byte[]> lines) {
        // After all entries that have been answered.
        TreeEdge now = queue.work(appender::edge);
        if (size > now.size()) {
            throw failure(LogFault.Reason.ORDER, "a state of " + size + " entries, and there are " + now.size(), null);
        }
        try {
            TreeHash root = proof.rootAt(size, now);
            if (!Files.exists(folder.state(), LinkOption.NOFOLLOW_LINKS)) {
                files.createFolder(folder.state());
            }
            requireFolder();
            StateFile written = write(lines);
            Checkpoint of = new Checkpoint(origin(), size, root, List.of(written.line()));
            files.replace(file(NOTE), signer.sign(of.text()).bytes());
            deleteAllBut(written.sha256());
        } catch (StorageFullException e) {
            throw failure(LogFault.Reason.FULL, "the disk is full: " + e.getMessage(), e);
        } catch (IOException e) {
            throw failure(LogFault.Reason.IO, "keeping the state failed: " + e, e);
        }
    }

    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder.state(), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no folder");
        }
    }

    private StateFile write(Iterator<byte[]> lines) throws IOException {
        Path temporary = file(TEMPORARY);
        storage.delete(temporary);
        boolean whole = false;
        try {
            StateFile written = StateWriter.write(temporary, lines, storage);
            whole = true;
            storage.replace(temporary, file(written.sha256()));
            storage.syncFolder(folder.state());
            return written;
        } finally {
            if (!whole) {
                // Half a file would only take up room that others can use.
                storage.delete(temporary);
            }
        }
    }

    /** What lies there that is not a state's stays. */
    private void deleteAllBut(String sha256) throws IOException {
        try (Stream<Path> all = Files.list(folder.state())) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (StateFile.isName(name) && !name.equals(sha256)) {
                    storage.delete(file);
                }
            }
        }
    }

    @Override
    public synchronized <T> Optional<T> latest(Reader<T> reader) {
        try {
            if (!isFile(NOTE)) {
                return Optional.empty();
            }
            requireFolder();
            Checkpoint of = note();
            TreeEdge now = appender.edge();
            boolean ours = of.origin().equals(origin())
                    && of.size() <= now.size()
                    && proof.rootAt(of.size(), now).equals(of.root());
            Optional<StateFile> file = StateFile.parse(String.join("\n", of.extensions()));
            return ours && file.isPresent() ? read(of.size(), file.get(), reader) : Optional.empty();
        } catch (IOException
                | UncheckedIOException
                | NoSuchElementException
                | NoteFormatException
                | AuditLogException e) {
            // Whatever is wrong with it: all there is to know can be had from the entries, which are proved themselves.
            return Optional.empty();
        }
    }

    private Checkpoint note() throws IOException {
        try (InputStream in = new FileInputStream(file(NOTE).toFile())) {
            SignedNote note = SignedNote.parse(in.readNBytes(AuditLimits.DEFAULT.checkpointBytesMax()));
            note.verifiedBy(List.of(signer.verifierKey()));
            return Checkpoint.parse(note.text());
        }
    }

    /** Shows no line before all of them are known to be those that were kept, nor believes that they stay so. */
    private <T> Optional<T> read(long size, StateFile file, Reader<T> reader) throws IOException {
        if (!isFile(file.sha256()) || Files.size(file(file.sha256())) != file.bytes()) {
            return Optional.empty();
        }
        try (StateLines lines = lines(file)) {
            if (!isHash(file, lines)) {
                return Optional.empty();
            }
        }
        try (StateLines lines = lines(file)) {
            T made = reader.read(size, lines);
            return isHash(file, lines) ? Optional.of(made) : Optional.empty();
        }
    }

    private StateLines lines(StateFile file) throws IOException {
        return new StateLines(file(file.sha256()), file.bytes());
    }

    private static boolean isHash(StateFile file, StateLines lines) {
        return HexFormat.of().formatHex(lines.sha256()).equals(file.sha256());
    }

    private boolean isFile(String name) {
        return Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    private Path file(String name) {
        return folder.state().resolve(name);
    }

    private AuditLogException failure(LogFault.Reason reason, String message, @Nullable IOException cause) {
        return new AuditLogException(new LogFault(reason, LogPlace.of(folder.state()), message), cause);
    }
}
