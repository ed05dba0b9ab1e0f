package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;

/** A storage that has another do everything, for those that change one thing about it. */
class ForwardingStorage implements Storage {

    private final Storage storage;

    ForwardingStorage(Storage storage) {
        this.storage = storage;
    }

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
    }
}
