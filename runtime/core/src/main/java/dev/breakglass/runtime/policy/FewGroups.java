package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Names;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.List;
import java.util.Set;

/**
 * Groups that are so few that each of a person's is held against all of them: that is done once before {@link Approvers} have found
 * out which roles everybody has. Immutable and thread-safe.
 */
final class FewGroups {

    /** Of more, a table tells sooner which of them a person is in. */
    static final int MAX = 8;

    private final String[] names;
    /** So that most names are told from others without looking at them. */
    private final int[] hashes;

    FewGroups(List<String> names) {
        this.names = names.toArray(new String[0]);
        this.hashes = names.stream().mapToInt(String::hashCode).toArray();
    }

    List<String> names() {
        return List.of(names);
    }

    /**
     * Whether enough people out of these groups have approved, each counted once. Neither the requester counts nor an approval dated
     * later than now. Approvals behind those that suffice are not looked at.
     *
     * @param people 1 to {@link RequestLimits#APPROVALS_MAX}
     * @param within nanoseconds
     */
    boolean approve(Request request, int people, long within) {
        List<Approval> given = request.approvals();
        long counted = 0;
        for (int i = 0; i < given.size() && Long.bitCount(counted) < people; i++) {
            Approval approval = given.get(i);
            if (isYoung(approval, request, within)
                    && !Approvers.same(approval.by(), request.requester().id())
                    && haveAnyOf(approval.groups())
                    && !isCounted(approval.by(), given, counted)) {
                counted |= 1L << i;
            }
        }
        return Long.bitCount(counted) >= people;
    }

    private static boolean isYoung(Approval approval, Request request, long within) {
        long age = Ages.between(approval.at(), request.now());
        return age != Ages.FUTURE && age <= within;
    }

    private boolean haveAnyOf(Set<String> held) {
        Names some = Names.copyOf(held);
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < hashes.length; j++) {
                if (hashes[j] == some.hash(i) && names[j].equals(some.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCounted(String id, List<Approval> given, long counted) {
        for (long left = counted; left != 0; left &= left - 1) {
            if (Approvers.same(given.get(Long.numberOfTrailingZeros(left)).by(), id)) {
                return true;
            }
        }
        return false;
    }
}
