package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Signs the tree once a second while entries come. For the log's own thread alone. */
final class CheckpointWriter {

    static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LogFolder folder;
    private final LogSigner signer;
    private final LongSupplier ticker;
    private final DurableFiles files;
    private final Reserve reserve;
    private final MerkleTree tree;
    private long signedSize;
    private long signedAt;

    CheckpointWriter(
            LogFolder folder,
            LogSigner signer,
            LongSupplier ticker,
            Storage storage,
            Reserve reserve,
            Recovered recovered) {
        this.folder = folder;
        this.signer = signer;
        this.ticker = ticker;
        this.files = new DurableFiles(storage);
        this.reserve = reserve;
        this.tree = recovered.tree();
        this.signedSize = recovered.checkpoint().size();
        this.signedAt = ticker.getAsLong();
    }

    Checkpoint write() throws IOException {
        // Its age counts from here: writing it takes time too.
        signedAt = ticker.getAsLong();
        Checkpoint checkpoint = new Checkpoint(signer.name(), tree.size(), tree.root());
        byte[] note = signer.sign(checkpoint.text()).bytes();
        reserve.spend(note.length, () -> files.replace(folder.checkpoint(), note));
        signedSize = checkpoint.size();
        return checkpoint;
    }

    /** Whether there are entries that no checkpoint covers. */
    boolean isBehind() {
        return tree.size() > signedSize;
    }

    /** How long until one is due: 0 or less when it is, for ever when there is nothing to sign. */
    long nanosLeft() {
        return isBehind() ? NANOS - (ticker.getAsLong() - signedAt) : Long.MAX_VALUE;
    }
}
