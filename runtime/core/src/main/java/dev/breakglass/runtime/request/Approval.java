package dev.breakglass.runtime.request;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person's yes to this very request.
 *
 * @param by the approver's id
 * @param groups the approver's groups when they approved
 * @param factors what the approver had presented
 */
public record Approval(String by, Set<String> groups, Instant at, List<Presented> factors) {

    public Approval {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        factors = List.copyOf(factors);
    }
}
