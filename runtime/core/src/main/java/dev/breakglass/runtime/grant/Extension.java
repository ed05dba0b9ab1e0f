package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A session's wish to live longer. Immutable.
 *
 * @param askedAt what was approved before does not count
 * @param approvals in the order of acceptance
 */
public record Extension(Instant askedAt, List<Approval> approvals) {

    public Extension {
        approvals = List.copyOf(approvals);
    }

    Extension(Instant askedAt) {
        this(askedAt, List.of());
    }

    Extension with(Approval approval) {
        List<Approval> more = new ArrayList<>(approvals);
        more.add(approval);
        return new Extension(askedAt, more);
    }

    /** Whether this person has approved it. */
    public boolean isBy(String person) {
        return approvals.stream().anyMatch(approval -> approval.by().equals(person));
    }
}
