package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;

/**
 * A storage that tells which files were put in place of others.
 *
 * @param storage does the work
 * @param replaced gets the names
 */
record WatchedStorage(Storage storage, Queue<String> replaced) implements Storage {

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
        replaced.add(to.getFileName().toString());
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
    }
}
