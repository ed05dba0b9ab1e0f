package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * So many different kinds of factor out of a set, each presented no longer ago than {@code within}.
 *
 * @param kinds classes are expanded to their kinds
 * @param within absent only in a zone's floor, where it means any age that the path states
 */
public record Mfa(int count, Set<FactorKind> kinds, Optional<Duration> within, Place place) {

    public Mfa {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        if (count < 1 || count > kinds.size()) {
            throw new IllegalArgumentException(count + " of " + kinds);
        }
    }
}
