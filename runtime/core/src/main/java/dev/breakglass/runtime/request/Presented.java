package dev.breakglass.runtime.request;

import java.time.Instant;
import java.util.Objects;

/** A factor that somebody presented. The kind is one of {@code password sms totp push webauthn piv}. */
public record Presented(String kind, Instant at) {

    /** @throws NullPointerException if either is null */
    public Presented {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }
}
