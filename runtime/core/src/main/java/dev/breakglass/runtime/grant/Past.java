package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes of a requester's grants what limits and reviews ask about. Pure. */
final class Past {

    private static final int MAX = GrantLimits.STANDARD.historyMax();

    private Past() {}

    /** Of grants that were ready once. Those still open always count, so that a limit cannot be outrun. */
    static History of(List<Grant> granted, Instant now) {
        List<Grant> newest = new ArrayList<>(granted);
        newest.sort(Comparator.comparing((Grant grant) -> grant.state().isLive())
                .thenComparing(grant -> grant.readyAt().orElse(Instant.MIN)));
        List<Grant> counted = newest.subList(Math.max(0, newest.size() - MAX), newest.size());
        List<History.PastGrant> past = counted.stream()
                .sorted(Comparator.comparing((Grant grant) -> grant.readyAt().orElse(Instant.MIN))
                        .thenComparing(Grant::id))
                .flatMap(grant -> grant.path().stream()
                        .map(path -> new History.PastGrant(
                                path,
                                grant.readyAt().orElse(now),
                                grant.ending().map(Ending::at))))
                .toList();
        long overdue = granted.stream()
                .filter(grant -> grant.reviewDue().filter(now::isAfter).isPresent())
                .count();
        return new History(past, (int) overdue);
    }
}
