package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptedOnceTest {

    private static final byte[] TOKEN = "a token".getBytes(StandardCharsets.US_ASCII);
    private static final Instant END = SetClock.START.plusSeconds(10);

    private final SetClock wall = new SetClock();
    private final SteadyClock clock = new SteadyClock(wall, () -> 0, SetClock.START);
    private final AcceptedOnce once = new AcceptedOnce(10);

    private void accept(String id, Instant until) {
        once.accept(Optional.of(id), TOKEN, until, clock);
    }

    @Test
    void aThreadThatWasHeldUpUntilTheTokenWasForgottenComesTooLate() {
        accept("one", END);
        // Another thread checked the same token a moment before its end, and goes on after that.
        wall.pass(Duration.ofSeconds(10));
        accept("another", END.plusSeconds(10));

        Refused.as(IdentityRefusal.EXPIRED, () -> accept("one", END));
    }

    @Test
    void untilItsEndATokenIsAReplay() {
        accept("one", END);
        wall.pass(Duration.ofSeconds(10).minusNanos(1));

        Refused.as(IdentityRefusal.REPLAYED, () -> accept("one", END));
    }
}
