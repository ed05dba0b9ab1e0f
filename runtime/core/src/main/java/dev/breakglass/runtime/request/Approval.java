package dev.breakglass.runtime.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One person's yes to this very request.
 *
 * @param by the approver's id
 * @param groups the approver's groups when they approved
 * @param factors what the approver had presented
 */
public record Approval(String by, Set<String> groups, Instant at, List<Presented> factors) {

    /** @throws NullPointerException if anything is null: what is read of an approval depends on those before it */
    public Approval {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        groups = Names.copyOf(groups);
        factors = List.copyOf(factors);
    }
}
