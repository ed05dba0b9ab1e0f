package dev.breakglass.runtime.program;

/**
 * Three-valued logic over {@code int}s, where an unknown remembers why it is unknown.
 *
 * <p>{@code FALSE < MISSING < STALE < ABSENT < TRUE}: {@code and} is the least, {@code or} the greatest, as in Kleene's
 * strong logic, and so neither depends on the order of its operands. An unknown stays the unknown that it is under
 * {@code not}.
 */
public final class Truth {

    public static final int FALSE = 0;

    /** Unknown: a signal has no usable value. */
    public static final int MISSING = 1;

    /** Unknown: a signal's value is too old. */
    public static final int STALE = 2;

    /** Unknown: an attribute has no usable value. */
    public static final int ABSENT = 3;

    public static final int TRUE = 4;

    private Truth() {}

    public static int of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public static int and(int left, int right) {
        return Math.min(left, right);
    }

    public static int or(int left, int right) {
        return Math.max(left, right);
    }

    public static int not(int value) {
        return value == TRUE ? FALSE : value == FALSE ? TRUE : value;
    }
}
