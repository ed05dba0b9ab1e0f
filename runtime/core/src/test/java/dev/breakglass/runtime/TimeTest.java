package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeTest {

    private final World world = new World();

    @Test
    void aWallThatJumpsBackLengthensNothing() {
        Session session = world.active();
        world.wall = World.START.minus(Duration.ofDays(2));
        world.ticks += LedgerPolicy.TTL.toNanos();

        assertThatThrownBy(() -> session.perform("db.read", LEDGER, () -> true)).isInstanceOf(RefusedException.class);
        assertThat(world.now(session.grant()).state().isLive()).isFalse();
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void aWallThatJumpsForwardShortens() {
        Session session = world.active();
        world.wall = World.START.plus(LedgerPolicy.TTL);

        assertThatThrownBy(() -> session.perform("db.read", LEDGER, () -> true)).hasMessageContaining("ended");
    }

    @Test
    void aRestartUnderAnEarlierWallStartsAtTheLastEntry() {
        world.pass(Duration.ofHours(1));
        Session session = world.active();
        world.wall = World.START.minus(Duration.ofDays(400));
        world.crash();

        Session resumed = world.glass.session(session.id(), ANA);
        assertThat(resumed.expiresAt()).isEqualTo(session.expiresAt());
        world.ticks += LedgerPolicy.TTL.toNanos();
        assertThat(world.glass.sweep()).hasSize(1);
    }

    @Test
    void anImpossibleWallStopsEverything() {
        Session session = world.active();
        world.wall = Instant.parse("2300-01-01T00:00:00Z");

        assertThatThrownBy(() -> session.perform("db.read", LEDGER, () -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2300");
        world.wall = World.START;
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void theLastNanosecondCountsAndTheNextDoesNot() throws Exception {
        Session session = world.active();
        world.pass(LedgerPolicy.IDLE.minusNanos(1));
        assertThat(session.perform("db.read", LEDGER, () -> 7)).isEqualTo(7);
        world.pass(LedgerPolicy.IDLE);

        assertThatThrownBy(() -> session.perform("db.read", LEDGER, () -> true))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("idle");
    }

    @Test
    void aUseThatIsRunningKeepsTheSessionFromIdling() throws Exception {
        Session session = world.active();

        session.perform("db.read", LEDGER, () -> {
            world.pass(LedgerPolicy.IDLE.plusMinutes(1));
            assertThat(world.glass.sweep()).isEmpty();
        });

        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void aUseWhoseIntentTookTooLongToWriteDoesNotRun() {
        AtomicReference<Runnable> beforeReturning = new AtomicReference<>(() -> {});
        World slow = new World(log -> new BrokenLog(log, () -> false) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry) {
                CompletableFuture<Long> taken = super.submit(index, entry);
                beforeReturning.get().run();
                return taken;
            }
        });
        Session session = slow.active();
        beforeReturning.set(() -> slow.pass(LedgerPolicy.TTL));

        assertThatThrownBy(() -> session.perform("db.read", LEDGER, () -> {
                    throw new AssertionError("ran past its time");
                }))
                .isInstanceOf(RefusedException.class);
        assertThat(slow.lines()).anyMatch(line -> line.contains("\"outcome\":\"prevented\""));
        assertThat(slow.replayed()).isEqualTo(slow.ledger());
    }

    @Test
    void aUseThatHangsIsNotedWhenItsSessionIsOver() throws Exception {
        Session session = world.active();
        session.perform("db.read", LEDGER, () -> {
            world.pass(LedgerPolicy.TTL);
            world.glass.sweep();
            world.glass.sweep();
        });

        List<String> kinds = world.lines().stream().map(FullLifeTest::kind).toList();
        assertThat(kinds.subList(kinds.indexOf("use-started"), kinds.size()))
                .containsSubsequence("use-started", "expired", "use-overran", "use-ended")
                .containsOnlyOnce("use-overran");
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void sweepingAtTheNextDeadlineAlwaysEndsSomething() {
        Grant ready = world.ready();
        world.wall = world.glass.nextDeadline().orElseThrow();

        assertThat(world.glass.sweep()).extracting(Grant::id).containsExactly(ready.id());
        assertThat(world.glass.nextDeadline()).isEmpty();
    }

    @Test
    void aLogThatCannotBeClosedTwiceIsNotAskedTwice() {
        AuditLog log = world.memory;
        world.glass.close();
        world.glass.close();

        assertThatThrownBy(() -> world.glass.request(world.restore())).hasMessageContaining("closed");
        assertThatThrownBy(() -> log.append(new byte[1])).isInstanceOf(RuntimeException.class);
    }
}
