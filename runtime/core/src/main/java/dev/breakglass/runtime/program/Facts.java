package dev.breakglass.runtime.program;

/** One request in the numbers of a policy's vocabulary. What the policy does not know is -1. */
public interface Facts {

    /** What {@link #mfa} answers. */
    int MFA_MET = 0;

    int MFA_NEVER = 1;
    int MFA_STALE = 2;

    int zone();

    int action();

    int kind();

    /** The name of the resource. */
    String resource();

    /** Whether the requester holds the role. */
    boolean holds(int role);

    /** {@link Truth#TRUE} if the input has a value of its type (a signal: and a fresh one), else why it is unknown. */
    int known(int input);

    /** The value of a known input: 0 or 1, the integer, the ordinal of the enum's value, or nanoseconds. */
    long number(int input);

    /** The value of a known input that is a text. */
    String text(int input);

    /** Whether a known input, an address, lies in the range. */
    boolean inRange(int input, AddressRange range);

    /** Whether two known inputs are the same address. */
    boolean sameAddress(int left, int right);

    /** Whether a known input, a set, holds a value that {@link #number} would answer so. */
    boolean hasNumber(int input, long value);

    /** Whether a known input, a set of texts, holds this one. */
    boolean hasText(int input, String value);

    /** Whether a known input, a set of addresses, holds one of the range. */
    boolean hasAddress(int input, AddressRange range);

    /** Whether the moment of the request is in the window. */
    boolean during(TimeWindow window);

    /** Whether the moment of the request is on one of the days. */
    boolean on(Weekdays days);

    /**
     * Whether enough different kinds of factor were presented.
     *
     * @param kinds bit n stands for the n-th of {@code password sms totp push webauthn piv}
     * @param within nanoseconds; exactly so old still counts
     */
    int mfa(int kinds, int count, long within);

    /** Whether the approvals meet every rule, with one person counting for one rule only. */
    boolean approved(ApprovalRule[] rules);

    /** Whether the request has been pending for more than so many nanoseconds. */
    boolean pendingLonger(long nanos);

    /** The justification's length in code points without outer white space. */
    int justification();

    /** Whether there is a ticket that matches as a whole. */
    boolean ticket(TextPattern pattern);

    /** The TTL asked for in nanoseconds, or -1 if the request leaves it to the path. */
    long ttl();

    /** How many grants of the requester on the path are still open. */
    int open(int path);

    /** How many grants of the requester on the path began no longer than so many nanoseconds ago. */
    int granted(int path, long within);

    /** Whether a grant of the requester on the path ended less than so many nanoseconds ago. */
    boolean cooling(int path, long cooldown);

    /** How many reviews of the requester's earlier grants are overdue. */
    int overdueReviews();
}
