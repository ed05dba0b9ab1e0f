package dev.breakglass.runtime.monitoring;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Says why a receiver did not take entries, in words that hold no secret: they are shown and logged. */
public final class DeliveryException extends IOException {

    private static final long serialVersionUID = 1L;

    // Not needed after serialisation.
    private final transient Optional<Duration> retryAfter;

    /** @param message one line */
    public DeliveryException(String message) {
        this(message, Optional.empty());
    }

    /**
     * A refusal for a while.
     *
     * @param message one line
     * @param retryAfter how long the receiver asks to be left alone
     */
    public DeliveryException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long the receiver asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
