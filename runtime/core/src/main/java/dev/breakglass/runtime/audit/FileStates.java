package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state kept in a folder of the log: a file of its lines, named by their hash, and a checkpoint of the entries that led
 * to it, which names that hash in an extension line. So a state is believed only if this log's key signed it, for entries
 * that this log has. Whoever calls does the writing, never the log's own thread.
 */
final class FileStates implements StateStore {

    /** So much of the disk is left to the log. */
    static final long ROOM_BYTES = 64L << 20;

    private static final String CHECKPOINT = "checkpoint";
    private static final Pattern EXTENSION = Pattern.compile("state sha256:([0-9a-f]{64})");
    private static final int CHUNK_BYTES = 1 << 20;

    private final LogFolder folder;
    private final LogSigner signer;
    private final Storage storage;
    private final DurableFiles files;
    private final LogQueue queue;
    private final MerkleTree tree;
    private final StateProof proof;

    /** @param tree that of the log's own thread */
    FileStates(LogFolder folder, LogSigner signer, Storage storage, LogQueue queue, MerkleTree tree, StateProof proof) {
        this.folder = folder;
        this.signer = signer;
        this.storage = storage;
        this.files = new DurableFiles(storage);
        this.queue = queue;
        this.tree = tree;
        this.proof = proof;
    }

    @Override
    public synchronized void keep(long size, Iterator<byte[]> lines) {
        TreeEdge now = queue.work(tree::edge);
        if (size > now.size()) {
            throw failure(LogFault.Reason.ORDER, "a state of " + size + " entries, and there are " + now.size(), null);
        }
        try {
            TreeHash root = proof.rootAt(size, now);
            if (!Files.isDirectory(folder.state())) {
                files.createFolder(folder.state());
            }
            String sha256 = write(lines);
            Checkpoint checkpoint = new Checkpoint(signer.name(), size, root, List.of("state sha256:" + sha256));
            files.replace(file(CHECKPOINT), signer.sign(checkpoint.text()).bytes());
            deleteAllBut(sha256);
        } catch (StorageFullException e) {
            throw failure(LogFault.Reason.FULL, "the disk is full: " + e.getMessage(), e);
        } catch (IOException e) {
            throw failure(LogFault.Reason.IO, "keeping the state failed: " + e, e);
        }
    }

    /** @return the hash of what was written, by which the file is named */
    private String write(Iterator<byte[]> lines) throws IOException {
        Path temporary = file("lines" + LogFolder.TEMPORARY);
        storage.delete(temporary);
        MessageDigest digest = TreeHash.sha256();
        try (Storage.Output out = storage.append(temporary)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (lines.hasNext()) {
                byte[] line = lines.next();
                if (chunk.remaining() <= line.length) {
                    write(chunk, digest, out);
                    chunk = line.length < CHUNK_BYTES ? chunk : ByteBuffer.allocate(line.length + 1);
                }
                chunk.put(line).put((byte) '\n');
            }
            write(chunk, digest, out);
            out.sync();
        } catch (IOException e) {
            storage.delete(temporary);
            throw e;
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        storage.replace(temporary, file(sha256));
        storage.syncFolder(folder.state());
        return sha256;
    }

    private void write(ByteBuffer chunk, MessageDigest digest, Storage.Output out) throws IOException {
        if (Files.getFileStore(folder.dir()).getUsableSpace() < ROOM_BYTES) {
            throw new StorageFullException(new IOException("less than " + (ROOM_BYTES >> 20) + " MiB are free"));
        }
        chunk.flip();
        digest.update(chunk.duplicate());
        DurableFiles.writeAll(out, chunk);
        chunk.clear();
    }

    private void deleteAllBut(String sha256) throws IOException {
        try (Stream<Path> all = Files.list(folder.state())) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals(CHECKPOINT) && !name.equals(sha256)) {
                    storage.delete(file);
                }
            }
        }
    }

    @Override
    public synchronized <T> Optional<T> latest(Reader<T> reader) {
        try {
            if (!isFile(CHECKPOINT)) {
                return Optional.empty();
            }
            TreeEdge now = queue.work(tree::edge);
            Checkpoint checkpoint = CheckpointFile.read(
                            file(CHECKPOINT),
                            LogKeys.of(signer.verifierKey()),
                            AuditLimits.DEFAULT.checkpointBytesMax())
                    .checkpoint();
            boolean ours = checkpoint.size() <= now.size()
                    && proof.rootAt(checkpoint.size(), now).equals(checkpoint.root());
            Matcher extension = EXTENSION.matcher(String.join("\n", checkpoint.extensions()));
            return ours && extension.matches() && isFile(extension.group(1))
                    ? read(checkpoint.size(), extension.group(1), reader)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException | NoSuchElementException | AuditLogException e) {
            // Whatever is wrong with it: all there is to know can be had from the entries, which are proved themselves.
            return Optional.empty();
        }
    }

    /** Shows no line before all of them are known to be those that were kept, nor believes that they stay so. */
    private <T> Optional<T> read(long size, String sha256, Reader<T> reader) throws IOException {
        try (StateLines lines = new StateLines(file(sha256))) {
            if (!isHash(sha256, lines)) {
                return Optional.empty();
            }
        }
        try (StateLines lines = new StateLines(file(sha256))) {
            T made = reader.read(size, lines);
            return isHash(sha256, lines) ? Optional.of(made) : Optional.empty();
        }
    }

    private boolean isFile(String name) {
        return Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isHash(String sha256, StateLines lines) {
        return HexFormat.of().formatHex(lines.sha256()).equals(sha256);
    }

    private Path file(String name) {
        return folder.state().resolve(name);
    }

    private AuditLogException failure(LogFault.Reason reason, String message, @Nullable IOException cause) {
        return new AuditLogException(new LogFault(reason, LogPlace.of(folder.state()), message), cause);
    }
}
