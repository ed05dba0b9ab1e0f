package dev.breakglass.runtime.grant;

import java.time.Instant;

/**
 * What will end a grant if nobody does anything.
 *
 * @param at the first moment at which the grant is over
 * @param state what it is then
 */
public record Deadline(Instant at, GrantState state) {

    public boolean isPast(Instant now) {
        return !now.isBefore(at);
    }
}
