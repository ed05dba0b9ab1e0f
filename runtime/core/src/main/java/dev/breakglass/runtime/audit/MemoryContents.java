package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Content beside a log that lives as long as the process. */
final class MemoryContents implements ContentStore {

    /** Empty for what was removed. */
    private final Map<Content, Optional<byte[]>> contents = new HashMap<>();

    @Override
    public synchronized Content put(byte[] content) {
        byte[] copy = content.clone();
        Content name = Content.of(copy);
        contents.put(name, Optional.of(copy));
        return name;
    }

    @Override
    public synchronized Optional<byte[]> get(Content name) {
        Optional<byte[]> found = contents.get(name);
        if (found == null) {
            throw new AuditLogException(
                    LogFault.Reason.CONTENT,
                    LogPlace.of(Path.of(name.sha256())),
                    "is missing, and not marked as removed");
        }
        return found.map(byte[]::clone);
    }

    @Override
    public synchronized void remove(Content name) {
        contents.put(name, Optional.empty());
    }
}
