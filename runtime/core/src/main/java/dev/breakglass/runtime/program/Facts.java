package dev.breakglass.runtime.program;

/**
 * One request in the numbers of a policy's vocabulary, as far as conditions read it. What the policy does not know is -1.
 *
 * <p>Inputs and marks are numbered by zone: the same number means another thing in another zone.
 */
public interface Facts {

    int zone();

    int action();

    int kind();

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

    /** Whether something is true of the request's texts or of its moment that was found out when it was prepared. */
    boolean marked(int mark);
}
