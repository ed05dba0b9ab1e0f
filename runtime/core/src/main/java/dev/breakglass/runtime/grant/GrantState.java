package dev.breakglass.runtime.grant;

import java.util.Locale;

/** Where a grant is in its life. A grant that is over never moves again, but for its duties and its review. */
public enum GrantState {
    /** Waits for approvals or factors. */
    PENDING,
    DENIED,
    /** Everything is met; the key may be claimed and redeemed. */
    READY,
    /** The session is open. */
    ACTIVE,
    /** The session is open, and nothing may be used until enough people watch. */
    PAUSED,
    CLOSED,
    EXPIRED,
    IDLE,
    REVOKED,
    SUSPENDED,
    WITHDRAWN,
    LAPSED,
    KEY_EXPIRED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether the grant can still open something. */
    public boolean isLive() {
        return this == PENDING || this == READY || isOpen();
    }

    /** Whether there is a session that has not ended. */
    public boolean isOpen() {
        return this == ACTIVE || this == PAUSED;
    }

    /** The state as logs and commands write it, such as {@code key-expired}. */
    public String word() {
        return word;
    }
}
