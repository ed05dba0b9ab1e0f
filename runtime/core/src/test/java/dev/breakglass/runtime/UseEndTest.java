package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.Full;
import dev.breakglass.runtime.audit.LogAbove;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Opening;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A use whose end cannot be written at once, or at whose moment nobody can look at the clock: it must not seem to run for ever. */
class UseEndTest {

    private static final Duration MANY_YEARS = Duration.ofDays(800);

    private static boolean runs(World world, Session session) {
        return !world.now(session.grant())
                .opening()
                .map(Opening::running)
                .orElseThrow()
                .isEmpty();
    }

    private static void assertIdles(World world, Session session) {
        assertThat(runs(world, session)).isFalse();
        world.pass(LedgerPolicy.IDLE);
        world.glass.sweep();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.IDLE);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static World failing(AtomicBoolean full) {
        return new World(log -> new LogAbove(log) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                return full.get()
                        ? CompletableFuture.failedFuture(Full.exception())
                        : super.submit(index, entry, urgency);
            }
        });
    }

    @Test
    void anEndThatTheLogDidNotTakeIsWrittenByTheNextSweepThatCan() {
        AtomicBoolean full = new AtomicBoolean();
        World world = failing(full);
        Session session = world.active();
        assertThatThrownBy(() -> session.perform("db.failover", LEDGER, () -> full.set(true)))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("no space left");
        world.glass.sweep();
        assertThat(runs(world, session)).isTrue();
        full.set(false);
        world.glass.sweep();
        assertThat(world.lines().get(world.lines().size() - 1)).contains("\"use-ended\"", "\"done\"");
        int lines = world.lines().size();
        world.glass.sweep();
        assertThat(world.lines()).hasSize(lines);
        assertIdles(world, session);
    }

    @Test
    void aUseThatEndedInTimeDidNotOverrunThoughItsEndIsWrittenAfterTheSessions() {
        AtomicBoolean full = new AtomicBoolean();
        World world = failing(full);
        Session session = world.active();
        assertThatThrownBy(() -> session.perform("db.failover", LEDGER, () -> full.set(true)))
                .isInstanceOf(AuditLogException.class);
        world.pass(LedgerPolicy.TTL);
        full.set(false);
        world.glass.sweep();
        assertThat(world.lines()).noneMatch(line -> line.contains("\"use-overran\""));
        assertThat(runs(world, session)).isFalse();
    }

    @Test
    void aUseAtWhoseMomentTheClockIsWrongDoesNotRunAndIsOver() {
        List<World> made = new ArrayList<>();
        World world = new World(log -> new LogAbove(log) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                if (new String(entry, StandardCharsets.UTF_8).contains("\"use-started\"")) {
                    made.get(0).wall = made.get(0).wall.plus(MANY_YEARS);
                }
                return super.submit(index, entry, urgency);
            }
        });
        made.add(world);
        Session session = world.active();
        List<String> ran = new ArrayList<>();
        assertThatThrownBy(() -> session.perform("db.failover", LEDGER, () -> ran.add("it")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing is decided by such a clock");
        assertThat(ran).isEmpty();
        assertThat(world.lines().get(world.lines().size() - 1)).contains("\"use-ended\"", "\"prevented\"");
        world.wall = world.wall.minus(MANY_YEARS);
        assertIdles(world, session);
    }
}
