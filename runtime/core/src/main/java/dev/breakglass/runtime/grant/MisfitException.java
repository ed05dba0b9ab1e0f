package dev.breakglass.runtime.grant;

/** Says that an event does not fit the state: a fault in the log or in the runtime, never a user's. */
public final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MisfitException(String message) {
        super(message);
    }
}
