package dev.breakglass.runtime.request;

import java.util.List;
import java.util.stream.Collectors;

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

    static Value of(List<Value> values) {
        return new Many(values);
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

    /** A set: its order and repetitions mean nothing. */
    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
            if (values.size() > RequestLimits.VALUES_MAX) {
                throw new IllegalArgumentException(
                        "a set: at most " + RequestLimits.VALUES_MAX + " values, found " + values.size());
            }
            if (values.stream().anyMatch(Many.class::isInstance)) {
                throw new IllegalArgumentException("a set cannot hold sets");
            }
        }

        @Override
        public String toString() {
            return values.stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
