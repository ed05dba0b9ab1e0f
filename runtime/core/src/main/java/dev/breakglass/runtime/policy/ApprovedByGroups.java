package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.ReasonCode;
import java.util.List;

/**
 * So many people out of a few groups, no longer than so many nanoseconds ago: what most paths ask for. Whichever is the first of a
 * request's to be asked reads the approvals as they are. Those after it would read them again and again, and ask {@link Approvers}.
 *
 * @param otherwise asks for the same, of whoever has found out who holds which roles
 */
record ApprovedByGroups(FewGroups groups, int people, long within, Approved otherwise) implements Demand {

    @Override
    public List<?> key() {
        return otherwise.key();
    }

    @Override
    public int reason(PreparedRequest request, Conditions conditions) {
        if (!request.looksAtApprovalsFirst()) {
            return otherwise.reason(request, conditions);
        }
        return groups.approve(request.request(), people, within) ? Reasons.NONE : Reasons.bit(ReasonCode.APPROVALS);
    }
}
