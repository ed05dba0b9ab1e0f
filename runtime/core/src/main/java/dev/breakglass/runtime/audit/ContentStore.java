package dev.breakglass.runtime.audit;

import java.util.Optional;

/** Content beside a log, which its entries name. Safe for any thread. */
public interface ContentStore {

    /**
     * Keeps content, durably when this returns; only then may an entry name it. Content that no entry names does no harm.
     * The same content twice is kept once.
     *
     * @param content 1 to {@link Content#BYTES_MAX} bytes
     * @throws AuditLogException if it could not be made durable; with {@link LogFault.Reason#FULL} the log goes on
     */
    Content put(byte[] content);

    /**
     * The content of this name; empty if it was removed.
     *
     * @throws AuditLogException if it is neither there as it was written nor removed
     */
    Optional<byte[]> get(Content name);

    /**
     * Removes content, for the time it may be kept has come to its end; a mark says so ever after. The entries that name
     * it stay, and the log is proved as before.
     *
     * @throws AuditLogException if it could not be done; it can be repeated
     */
    void remove(Content name);
}
