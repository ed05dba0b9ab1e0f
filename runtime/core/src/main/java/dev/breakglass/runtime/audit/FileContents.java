package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Content in a folder of the log; the log's own thread writes. */
final class FileContents implements ContentStore {

    private static final byte[] REMOVED = "removed\n".getBytes(StandardCharsets.US_ASCII);

    private final ContentFolder folder;
    private final Storage storage;
    private final DurableFiles files;
    private final LogQueue queue;

    FileContents(LogFolder folder, Storage storage, LogQueue queue) {
        this.folder = new ContentFolder(folder.content());
        this.storage = storage;
        this.files = new DurableFiles(storage);
        this.queue = queue;
    }

    @Override
    public Content put(byte[] content) {
        byte[] copy = content.clone();
        Content name = Content.of(copy);
        return queue.work(() -> write(name, copy));
    }

    private Content write(Content name, byte[] content) throws IOException {
        if (!Files.isDirectory(folder.dir())) {
            files.createFolder(folder.dir());
        }
        if (isThere(name)) {
            // Whoever wrote it may have died before the folder was durable.
            storage.syncFolder(folder.dir());
        } else {
            files.replace(folder.file(name), content);
        }
        if (Files.exists(folder.mark(name))) {
            storage.delete(folder.mark(name));
            storage.syncFolder(folder.dir());
        }
        return name;
    }

    private boolean isThere(Content name) throws IOException {
        try {
            return folder.read(name).isPresent();
        } catch (AuditLogException e) {
            return false;
        }
    }

    @Override
    public Optional<byte[]> get(Content name) {
        try {
            return folder.read(name);
        } catch (IOException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.IO, LogPlace.of(folder.file(name)), "reading failed: " + e), e);
        }
    }

    @Override
    public void remove(Content name) {
        queue.work(() -> {
            if (Files.isDirectory(folder.dir())) {
                // The mark comes first: without it the content would be missed.
                files.replace(folder.mark(name), REMOVED);
                storage.delete(folder.file(name));
                storage.syncFolder(folder.dir());
            }
            return name;
        });
    }
}
