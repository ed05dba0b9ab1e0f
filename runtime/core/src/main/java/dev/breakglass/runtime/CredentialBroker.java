package dev.breakglass.runtime;

/**
 * Makes credentials for sessions whose path says {@code issue}, and destroys them. Called outside every lock, by any thread,
 * also for one credential after another process was killed in the middle; whatever is asked has to end in bounded time.
 */
public interface CredentialBroker {

    /**
     * Makes one credential, which must not be good any longer than the order says, whether or not it is destroyed before.
     *
     * @return what its one holder needs
     * @throws Exception if it could not be made, or nobody knows; then it is destroyed as if it had been
     */
    Credential issue(CredentialOrder order) throws Exception;

    /**
     * Destroys what was made by an order, or was perhaps not: there may be nothing, and it may have been destroyed before, which
     * is no failure. Knows it by {@link CredentialOrder#id} alone; the holder's wishes are not told again.
     *
     * @throws Exception if it is not certain that it is good for nothing any more; it comes again later
     */
    void destroy(CredentialOrder order) throws Exception;
}
