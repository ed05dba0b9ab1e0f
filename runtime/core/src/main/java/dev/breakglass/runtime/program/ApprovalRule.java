package dev.breakglass.runtime.program;

/** So many people, each in one of the roles, with an approval no older than {@code within}. Immutable. */
public final class ApprovalRule {

    private final int people;
    private final int[] roles;
    private final long within;
    private final int mfaKinds;
    private final int mfaCount;
    private final long mfaWithin;
    private final int after;

    /**
     * A rule in the numbers of a policy's vocabulary.
     *
     * @param within nanoseconds; exactly so old still counts
     * @param mfaKinds as in {@link Facts#mfa}: what each approver must have presented when they approved; 0 for nothing
     * @param mfaCount how many different kinds of these
     * @param mfaWithin nanoseconds before the approval
     * @param after which of the rules that stand together has to be complete before, so that only later approvals count;
     *     -1 for none
     */
    public ApprovalRule(int people, int[] roles, long within, int mfaKinds, int mfaCount, long mfaWithin, int after) {
        this.people = people;
        this.roles = roles.clone();
        this.within = within;
        this.mfaKinds = mfaKinds;
        this.mfaCount = mfaCount;
        this.mfaWithin = mfaWithin;
        this.after = after;
    }

    public int people() {
        return people;
    }

    public int roleCount() {
        return roles.length;
    }

    public int role(int index) {
        return roles[index];
    }

    public long within() {
        return within;
    }

    public int mfaKinds() {
        return mfaKinds;
    }

    public int mfaCount() {
        return mfaCount;
    }

    public long mfaWithin() {
        return mfaWithin;
    }

    public int after() {
        return after;
    }
}
