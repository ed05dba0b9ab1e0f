package dev.breakglass.dsl.check;

import java.util.Optional;

/**
 * A control as a body gives it: not written at all, or written with a value, or written with a fault that was reported.
 */
record Given<T>(boolean written, Optional<T> value) {

    static <T> Given<T> absent() {
        return new Given<>(false, Optional.empty());
    }

    static <T> Given<T> faulty() {
        return new Given<>(true, Optional.empty());
    }

    static <T> Given<T> of(Optional<T> checked) {
        return new Given<>(true, checked);
    }

    /** This one when it is written, or else the other. */
    Given<T> or(Given<T> other) {
        return written ? this : other;
    }

    boolean isWritten() {
        return written;
    }

    boolean isFaulty() {
        return written && value.isEmpty();
    }
}
