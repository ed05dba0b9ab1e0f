package dev.breakglass.runtime.request;

import java.time.Instant;

/** A factor that somebody presented. The kind is one of {@code password sms totp push webauthn piv}. */
public record Presented(String kind, Instant at) {}
