package dev.breakglass.runtime.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the requester did before, as far as limits and reviews depend on it. */
public record History(List<PastGrant> grants, int overdueReviews) {

    public static final History NONE = new History(List.of(), 0);

    public History {
        grants = List.copyOf(grants);
    }

    /** @param endedAt absent while the grant is still open */
    public record PastGrant(String path, Instant grantedAt, Optional<Instant> endedAt) {}
}
