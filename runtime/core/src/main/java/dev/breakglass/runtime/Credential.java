package dev.breakglass.runtime;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a broker made, for its one holder: named parts such as {@code user} and {@code password}. Holds secrets, is kept nowhere
 * by the runtime, and never prints them. Immutable.
 */
public final class Credential {

    private final SortedMap<String, String> parts;
    private final Instant expiresAt;

    /**
     * @param parts by their names
     * @param expiresAt the first moment at which it is good for nothing, destroyed before or not
     */
    public Credential(Map<String, String> parts, Instant expiresAt) {
        this.parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        this.expiresAt = expiresAt;
    }

    /** Secrets among them. */
    public SortedMap<String, String> parts() {
        return parts;
    }

    /** One part; throws an {@link IllegalArgumentException} if there is none of that name. */
    public String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part \"" + name + "\" among " + parts.keySet());
        }
        return part;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Names the parts and hides what they are. */
    @Override
    public String toString() {
        return "Credential" + parts.keySet() + " until " + expiresAt;
    }
}
