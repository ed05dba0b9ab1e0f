package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An audit log that lives as long as the process, for tests and simulations. Safe for any thread. */
public final class MemoryAuditLog implements AuditLog {

    private static final LogPlace PLACE = LogPlace.of(Path.of("memory"));

    private final LogSigner signer;
    private final List<byte[]> entries;
    private final MerkleTree tree = new MerkleTree();
    private final MemoryContents contents;
    private Checkpoint latest;
    private boolean closed;

    /** An empty log. */
    public MemoryAuditLog(LogSigner signer) {
        this(signer, List.of(), new MemoryContents());
    }

    private MemoryAuditLog(LogSigner signer, List<byte[]> entries, MemoryContents contents) {
        this.signer = signer;
        this.contents = contents;
        this.entries = new ArrayList<>(entries);
        entries.forEach(tree::append);
        this.latest = now();
    }

    /** A new log with the same entries and signer: what a process finds that starts after this one's end. */
    public synchronized MemoryAuditLog reopen() {
        return new MemoryAuditLog(signer, entries, contents);
    }

    @Override
    public synchronized long append(byte[] entry) {
        requireOpen();
        AuditLimits.DEFAULT.checkEntry(entry, PLACE);
        entries.add(entry.clone());
        tree.append(entry);
        return entries.size() - 1L;
    }

    @Override
    public synchronized CompletableFuture<Long> submit(long index, byte[] entry) {
        return index == entries.size()
                ? CompletableFuture.completedFuture(append(entry))
                : CompletableFuture.failedFuture(AuditLogException.order(PLACE, index, entries.size()));
    }

    @Override
    public ContentStore contents() {
        return contents;
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        List<byte[]> now;
        synchronized (this) {
            requireOpen();
            now = List.copyOf(entries);
        }
        for (int i = 0; i < now.size(); i++) {
            visitor.visit(i, now.get(i).clone());
        }
    }

    @Override
    public synchronized Checkpoint checkpoint() {
        requireOpen();
        latest = now();
        return latest;
    }

    /** The latest checkpoint, signed. */
    public synchronized SignedNote signedCheckpoint() {
        // Signing is slow, and most simulations never look: Ed25519 gives the same signature later.
        return signer.sign(latest.text());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            latest = now();
            closed = true;
        }
    }

    private Checkpoint now() {
        return new Checkpoint(signer.name(), tree.size(), tree.root());
    }

    private void requireOpen() {
        if (closed) {
            throw new AuditLogException(LogFault.Reason.CLOSED, PLACE, "the log is closed");
        }
    }
}
