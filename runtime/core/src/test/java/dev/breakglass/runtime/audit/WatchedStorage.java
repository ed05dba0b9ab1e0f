package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;

/** A storage that tells which files were put in place of others. */
final class WatchedStorage extends ForwardingStorage {

    private final Queue<String> replaced;

    /** @param replaced gets the names */
    WatchedStorage(Storage storage, Queue<String> replaced) {
        super(storage);
        this.replaced = replaced;
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        super.replace(from, to);
        replaced.add(to.getFileName().toString());
    }
}
