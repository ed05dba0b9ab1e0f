package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The session of a grant. Immutable.
 *
 * @param expiresAt the first moment at which the session is over, whatever happens
 * @param lastUse when something was last used or ended being used; the opening if nothing was
 * @param uses how many uses have started
 * @param running the uses that have not ended, by the sequence numbers of their starts
 */
public record Opening(
        SessionId session, Instant at, Instant expiresAt, Instant lastUse, int uses, SortedSet<Long> running) {

    public Opening {
        running = Collections.unmodifiableSortedSet(new TreeSet<>(running));
    }

    Opening started(long use, Instant now) {
        SortedSet<Long> more = new TreeSet<>(running);
        more.add(use);
        return new Opening(session, at, expiresAt, now, uses + 1, more);
    }

    Opening ended(long use, Instant now) {
        SortedSet<Long> fewer = new TreeSet<>(running);
        fewer.remove(use);
        return new Opening(session, at, expiresAt, now, uses, fewer);
    }
}
