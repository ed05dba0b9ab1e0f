package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.Optional;

/** Of a log that keeps no content beside it. */
enum NoContents implements ContentStore {
    INSTANCE;

    private static final LogPlace PLACE = LogPlace.of(Path.of("content"));

    @Override
    public Content put(byte[] content) {
        throw new AuditLogException(
                LogFault.Reason.ENTRY_SIZE,
                PLACE,
                "what is longer than an entry, " + content.length
                        + " bytes, has no place in a log that keeps no content");
    }

    @Override
    public Optional<byte[]> get(Content name) {
        throw new AuditLogException(
                LogFault.Reason.CONTENT, PLACE, "an entry names " + name.sha256() + " in a log that keeps no content");
    }

    @Override
    public void remove(Content name) {
        // It is not there.
    }
}
