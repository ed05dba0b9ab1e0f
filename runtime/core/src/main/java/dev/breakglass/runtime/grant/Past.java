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
        if (granted.isEmpty()) {
            return History.NONE;
        }
        List<History.PastGrant> past = counted(granted).stream()
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

    private static List<Grant> counted(List<Grant> granted) {
        if (granted.size() <= MAX) {
            return granted;
        }
        List<Grant> newest = new ArrayList<>(granted);
        newest.sort(Comparator.comparing((Grant grant) -> grant.state().isLive())
                .thenComparing(grant -> grant.readyAt().orElse(Instant.MIN)));
        return newest.subList(newest.size() - MAX, newest.size());
    }
}
