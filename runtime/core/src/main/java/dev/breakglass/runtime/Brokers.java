package dev.breakglass.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * Who makes credentials. Immutable, so that nobody waits for it.
 *
 * @param named by the names that paths say
 * @param other who makes those of any other name
 */
record Brokers(Map<String, CredentialBroker> named, Optional<CredentialBroker> other) {

    Brokers {
        named = Map.copyOf(named);
    }

    Optional<CredentialBroker> find(String name) {
        return Optional.ofNullable(named.get(name)).or(() -> other);
    }

    /** @throws IllegalStateException if there is none of that name */
    CredentialBroker broker(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no broker `" + name + "` any more"));
    }
}
