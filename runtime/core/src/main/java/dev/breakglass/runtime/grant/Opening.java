package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The session of a grant. Immutable.
 *
 * @param expiresAt the first moment at which the session is over, whatever happens
 * @param lastUse when something was last used or ended being used; the opening if nothing was
 * @param uses how many uses have started, and credentials been asked for
 * @param running the uses that have not ended, by the sequence numbers of their starts
 * @param overran those of them that were still running when the session was over, and were noted
 * @param observers who watches, and their groups when they came
 * @param extensions how often it has grown
 * @param extension the wish to grow that waits for assent
 */
public record Opening(
        SessionId session,
        Instant at,
        Instant expiresAt,
        Instant lastUse,
        int uses,
        SortedSet<Long> running,
        SortedSet<Long> overran,
        SortedMap<String, Set<String>> observers,
        int extensions,
        Optional<Extension> extension) {

    public Opening {
        running = Collections.unmodifiableSortedSet(new TreeSet<>(running));
        overran = Collections.unmodifiableSortedSet(new TreeSet<>(overran));
        observers = Collections.unmodifiableSortedMap(new TreeMap<>(observers));
    }

    static Opening at(Instant now, SessionId session, Instant expiresAt) {
        return new Opening(
                session,
                now,
                expiresAt,
                now,
                0,
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                0,
                Optional.empty());
    }

    Opening started(long use, Instant now) {
        return with(now, uses + 1, plus(running, use), overran, observers);
    }

    /** Something that is not known by its number. */
    Opening counted(Instant now) {
        return with(now, uses + 1, running, overran, observers);
    }

    Opening ended(long use, Instant now) {
        return with(now, uses, minus(running, use), minus(overran, use), observers);
    }

    Opening overran(long use) {
        return with(lastUse, uses, running, plus(overran, use), observers);
    }

    Opening joined(String observer, Set<String> groups) {
        SortedMap<String, Set<String>> more = new TreeMap<>(observers);
        more.put(observer, groups);
        return with(lastUse, uses, running, overran, more);
    }

    Opening left(String observer) {
        SortedMap<String, Set<String>> fewer = new TreeMap<>(observers);
        fewer.remove(observer);
        return with(lastUse, uses, running, overran, fewer);
    }

    Opening asked(Extension wish) {
        return new Opening(
                session, at, expiresAt, lastUse, uses, running, overran, observers, extensions, Optional.of(wish));
    }

    Opening grown(Instant until) {
        return new Opening(
                session, at, until, lastUse, uses, running, overran, observers, extensions + 1, Optional.empty());
    }

    private Opening with(
            Instant used,
            int started,
            SortedSet<Long> stillRunning,
            SortedSet<Long> tooLong,
            SortedMap<String, Set<String>> watching) {
        return new Opening(
                session, at, expiresAt, used, started, stillRunning, tooLong, watching, extensions, extension);
    }

    private static SortedSet<Long> plus(SortedSet<Long> all, long one) {
        SortedSet<Long> more = new TreeSet<>(all);
        more.add(one);
        return more;
    }

    private static SortedSet<Long> minus(SortedSet<Long> all, long one) {
        SortedSet<Long> fewer = new TreeSet<>(all);
        fewer.remove(one);
        return fewer;
    }
}
