package dev.breakglass.runtime;

import java.util.Map;

/**
 * Makes credentials for sessions whose path says {@code issue}, and destroys them. Called outside every lock, by any thread,
 * also for one credential after another process was killed in the middle; whatever is asked has to end in bounded time. Each
 * name's brokers have threads of their own for destroying, unless the embedder gave an executor for duties.
 */
public interface CredentialBroker {

    /**
     * Looks at what a path says after the broker's name: when a policy with that path comes in force, and before a key of it is
     * handed out. Makes nothing.
     *
     * @throws IllegalArgumentException if nothing could ever be issued by it; the message says why
     */
    default void check(Map<String, String> settings) {}

    /**
     * Makes one credential, which must not be good any longer than the order says, whether or not it is destroyed before.
     *
     * @return what its one holder needs
     * @throws Exception if it could not be made, or nobody knows; then it is destroyed as if it had been
     */
    Credential issue(CredentialOrder order) throws Exception;

    /**
     * Destroys what was made by an order, or was perhaps not: there may be nothing, and it may have been destroyed before, which
     * is no failure. What is still being made when this comes must not be good afterwards. Knows it by {@link CredentialOrder#id} alone; the holder's wishes are not told again.
     *
     * @throws Exception if it is not certain that it is good for nothing any more; it comes again later
     */
    void destroy(CredentialOrder order) throws Exception;
}
