package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.History.PastGrant;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.List;

/** What the requester did before on one path, counted from a request. */
final class Past {

    private Past() {}

    /** How many grants on the path are still open. An end that is dated later than now has not come. */
    static int open(Request request, String path) {
        int open = 0;
        List<PastGrant> grants = request.history().grants();
        for (int i = 0; i < grants.size(); i++) {
            boolean live = sinceGrant(request, grants.get(i), path) != Ages.FUTURE
                    && sinceEnd(request, grants.get(i)) == Ages.FUTURE;
            open += live ? 1 : 0;
        }
        return open;
    }

    /** How many grants on the path began no longer than so many nanoseconds ago. */
    static int granted(Request request, String path, long within) {
        int granted = 0;
        List<PastGrant> grants = request.history().grants();
        for (int i = 0; i < grants.size(); i++) {
            long age = sinceGrant(request, grants.get(i), path);
            granted += age != Ages.FUTURE && age <= within ? 1 : 0;
        }
        return granted;
    }

    /** Whether a grant on the path ended less than so many nanoseconds ago. */
    static boolean cooling(Request request, String path, long cooldown) {
        List<PastGrant> grants = request.history().grants();
        for (int i = 0; i < grants.size(); i++) {
            long ended = sinceEnd(request, grants.get(i));
            if (sinceGrant(request, grants.get(i), path) != Ages.FUTURE && ended != Ages.FUTURE && ended < cooldown) {
                return true;
            }
        }
        return false;
    }

    private static long sinceGrant(Request request, PastGrant grant, String path) {
        return grant.path().equals(path) ? Ages.between(grant.grantedAt(), request.now()) : Ages.FUTURE;
    }

    private static long sinceEnd(Request request, PastGrant grant) {
        Instant end = grant.endedAt().orElse(Instant.MAX);
        return Ages.between(end, request.now());
    }
}
