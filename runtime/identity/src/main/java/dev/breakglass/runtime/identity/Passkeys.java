package dev.breakglass.runtime.identity;

import java.util.Optional;

/** Where a service keeps what people registered. Called by any thread, outside every lock. */
public interface Passkeys {

    /**
     * This person's passkey of this id; nothing if it is nobody's, or another person's.
     *
     * @throws RuntimeException if it cannot be asked; the assertion is refused
     */
    Optional<Passkey> find(String person, Bytes id);

    /**
     * Puts the counter from one value to another, in one step.
     *
     * @return false if it was no longer the first, because another assertion came between; this one is then refused
     */
    boolean advance(String person, Bytes id, long from, long to);
}
