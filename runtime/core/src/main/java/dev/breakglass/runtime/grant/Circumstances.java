package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Reading;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed since the request when a redeeming or a use was decided. Immutable.
 *
 * @param groups the requester's groups at that moment
 * @param signals the readings at that moment
 */
public record Circumstances(Set<String> groups, Map<String, Reading> signals) {

    public Circumstances {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        signals = Collections.unmodifiableMap(new TreeMap<>(signals));
    }
}
