package dev.breakglass.runtime.json;

/** An integer that every JSON reader understands exactly. */
public record JsonNumber(long value) implements JsonValue {

    /** The largest integer that a double holds exactly together with its neighbours. */
    public static final long MAX = (1L << 53) - 1;

    public JsonNumber {
        check(value);
    }

    static void check(long value) {
        if (value > MAX || value < -MAX) {
            throw new JsonException("the integer " + value + " is beyond 2^53 - 1");
        }
    }
}
