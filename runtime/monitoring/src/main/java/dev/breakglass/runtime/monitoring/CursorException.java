package dev.breakglass.runtime.monitoring;

/** A cursor that must not be followed, or cannot be. The message says which, and why. */
public final class CursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CursorException(String message) {
        super(message);
    }

    CursorException(String message, Throwable cause) {
        super(message, cause);
    }
}
