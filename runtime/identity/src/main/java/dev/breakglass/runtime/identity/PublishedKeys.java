package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.SteadyClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys at a provider's address. They are fetched when a token first needs one, when they are older than
 * {@link #FRESH}, and when a token names a key that is not among them, so that a provider can change its keys at any moment;
 * but never within {@link #PAUSE} after the last time, whatever tokens come. While the provider does not answer, the keys
 * that were had are good for {@link #TRUSTED}. A new key under an old id is seen when the keys are no longer fresh. Safe for
 * any thread; one fetches, and who needs what it brings waits for it.
 */
final class PublishedKeys implements KeySource {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration TRUSTED = Duration.ofHours(1);

    private final KeyEndpoint endpoint;
    private final SteadyClock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched fetched;
    private @Nullable Instant tried;
    private String trouble = "";

    PublishedKeys(KeyEndpoint endpoint, SteadyClock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public SigningKey key(TokenHeader header) {
        Fetched seen = fetched;
        Instant now = clock.now();
        // Nobody waits for fresher keys while another fetches them and those at hand would do.
        if (seen != null && seen.isWithin(fetching.isLocked() ? TRUSTED : FRESH, now)) {
            Optional<SigningKey> key = seen.keys.find(header);
            if (key.isPresent()) {
                return key.get();
            }
        }
        return refreshed(seen).keys.find(header).orElseThrow(() -> KeySource.unknown(header));
    }

    private Fetched refreshed(@Nullable Fetched seen) {
        fetching.lock();
        try {
            Instant now = clock.now();
            // Whoever waited finds what the one before brought.
            if (Objects.equals(fetched, seen) && (tried == null || !now.isBefore(tried.plus(PAUSE)))) {
                try {
                    fetch(now);
                } finally {
                    // The end counts: after a long fetch that failed, whoever waited for it would try anew, one by one.
                    tried = clock.now();
                }
            }
            Fetched had = fetched;
            if (had == null || !had.isWithin(TRUSTED, now)) {
                throw new IdentityRefusedException(IdentityRefusal.KEYS_UNAVAILABLE, trouble);
            }
            return had;
        } finally {
            fetching.unlock();
        }
    }

    private void fetch(Instant now) {
        try {
            fetched = new Fetched(SigningKeys.read(endpoint.fetch()), now);
        } catch (IOException e) {
            trouble = endpoint.address() + ": " + e.getMessage();
        } catch (IdentityRefusedException e) {
            trouble = endpoint.address() + ": " + e.getMessage();
        }
    }

    private record Fetched(SigningKeys keys, Instant at) {

        boolean isWithin(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }
}
