package dev.breakglass.runtime.request;

/** The value of an attribute or a signal; the policy's declared type says what it means. Immutable. */
public sealed interface Value {

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(String value) {
        return new Text(value);
    }

    record Bool(boolean value) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Int(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A text, the name of an enum's value, or a length of time such as {@code 1h30m}. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }
}
