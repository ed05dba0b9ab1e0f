package dev.breakglass.bench.engine.other;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A request whose attributes are read each time that a rule asks for them: what an engine is handed that is given the
 * request itself. Public, for the classes that an engine generates.
 */
public record ReadAttributes(Request request) implements Attributes {

    private static final int NONE = -1;

    @Override
    public Set<String> groups() {
        return request.requester().groups();
    }

    @Override
    public String zone() {
        return request.zone();
    }

    @Override
    public String action() {
        return request.action();
    }

    @Override
    public String kind() {
        return request.resource().kind();
    }

    @Override
    public String name() {
        return request.resource().name();
    }

    @Override
    public int severity() {
        return request.incident().isPresent() ? request.incident().get().severity() : 0;
    }

    @Override
    public String network() {
        Reading network = request.signals().get("network");
        return network == null ? "" : ((Value.Text) network.value()).value();
    }

    @Override
    public long networkAt() {
        Reading network = request.signals().get("network");
        return network == null ? 0 : nanos(network.at());
    }

    @Override
    public String justification() {
        return request.justification().strip();
    }

    @Override
    public long ttl() {
        return request.ttl().isPresent() ? request.ttl().get().toNanos() : 0;
    }

    @Override
    public int overdueReviews() {
        return request.history().overdueReviews();
    }

    @Override
    public long now() {
        return nanos(request.now());
    }

    @Override
    public long factorAt(String factor) {
        long latest = 0;
        List<Presented> factors = request.factors();
        for (int i = 0; i < factors.size(); i++) {
            long at = nanos(factors.get(i).at());
            if (at > latest && at <= now() && factors.get(i).kind().equals(factor)) {
                latest = at;
            }
        }
        return latest;
    }

    @Override
    public long approvalAt(String group, int place) {
        int found = NONE;
        for (int i = 1; i <= place; i++) {
            found = next(group, found);
            if (found == NONE) {
                return 0;
            }
        }
        return at(found);
    }

    /** The latest approval that counts and stands after another, which may be {@link #NONE}. */
    private int next(String group, int after) {
        int next = NONE;
        for (int i = 0; i < request.approvals().size(); i++) {
            if ((after == NONE || isBefore(after, i)) && (next == NONE || isBefore(i, next)) && isLast(i, group)) {
                next = i;
            }
        }
        return next;
    }

    /** The later one stands before, and of two of one moment the first. */
    private boolean isBefore(int left, int right) {
        return at(left) == at(right) ? left < right : at(left) > at(right);
    }

    /** Whether it counts, and none that counts and stands before it is by the same person. */
    private boolean isLast(int approval, String group) {
        if (!counts(approval, group)) {
            return false;
        }
        String by = request.approvals().get(approval).by();
        for (int i = 0; i < request.approvals().size(); i++) {
            if (request.approvals().get(i).by().equals(by) && isBefore(i, approval) && counts(i, group)) {
                return false;
            }
        }
        return true;
    }

    private boolean counts(int approval, String group) {
        Approval given = request.approvals().get(approval);
        return at(approval) <= now()
                && !given.by().equals(request.requester().id())
                && given.groups().contains(group);
    }

    private long at(int approval) {
        return nanos(request.approvals().get(approval).at());
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
