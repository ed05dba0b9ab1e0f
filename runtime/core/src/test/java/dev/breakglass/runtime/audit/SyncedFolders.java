package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A storage that tells which folders were synced. */
final class SyncedFolders extends ForwardingStorage {

    private final List<Path> synced;

    /** @param synced gets the folders */
    SyncedFolders(Storage storage, List<Path> synced) {
        super(storage);
        this.synced = synced;
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        super.syncFolder(folder);
        synced.add(folder);
    }
}
