package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A storage that tells which folders were synced.
 *
 * @param storage does the work
 * @param synced gets the folders
 */
record SyncedFolders(Storage storage, List<Path> synced) implements Storage {

    @Override
    public Output append(Path file) throws IOException {
        return storage.append(file);
    }

    @Override
    public void rewrite(Path file) throws IOException {
        storage.rewrite(file);
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        storage.cut(file, length);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        storage.replace(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        storage.delete(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        storage.createFolder(folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        storage.syncFolder(folder);
        synced.add(folder);
    }
}
