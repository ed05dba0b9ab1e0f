package dev.breakglass.runtime.credentials;

/** Brings a revocation list to the hosts whose sshd reads it. Called by one thread at a time. */
@FunctionalInterface
public interface KrlPublication {

    /**
     * Returns when every host has the list; has to end in bounded time.
     *
     * @param krl the whole list (OpenSSH's PROTOCOL.krl), which may be what it was before
     * @throws Exception if a host may not have it; it comes again
     */
    void publish(byte[] krl) throws Exception;
}
