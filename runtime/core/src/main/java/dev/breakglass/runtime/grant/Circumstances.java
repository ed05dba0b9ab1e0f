package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.ByName;
import dev.breakglass.runtime.request.Names;
import dev.breakglass.runtime.request.Reading;
import java.util.Map;
import java.util.Set;

/**
 * What changed since the request when a redeeming or a use was decided. Immutable.
 *
 * @param groups the requester's groups at that moment
 * @param signals the readings at that moment
 */
public record Circumstances(Set<String> groups, Map<String, Reading> signals) {

    public Circumstances {
        groups = Names.copyOf(groups);
        signals = ByName.copyOf(signals);
    }
}
