package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.Full;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.MisfitException;
import dev.breakglass.runtime.request.Approval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CrashTest {

    private static final int ENTRIES = 10;

    private static void story(World world, AtomicInteger ran) throws Exception {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(World.BO));
        world.glass.approve(grant.id(), yes(World.CY));
        SessionKey key = world.glass.claimKey(grant.id(), ANA);
        try (Session session = world.glass.redeem(key, ANA)) {
            session.perform("db.failover", LEDGER, ran::incrementAndGet);
        }
    }

    @Test
    void theStoryHasAsManyEntriesAsAreTriedBelow() throws Exception {
        World world = new World();
        story(world, new AtomicInteger());
        assertThat(world.lines()).hasSize(ENTRIES);
    }

    @Test
    void aFailureAtAnyEntryLeavesTheStateEqualToItsReplay() {
        for (int failing = 0; failing < ENTRIES; failing++) {
            int at = failing;
            AtomicInteger appended = new AtomicInteger();
            World world = new World(log -> new BrokenLog(log, () -> appended.getAndIncrement() == at));
            AtomicInteger ran = new AtomicInteger();

            Throwable thrown = catchThrowable(() -> story(world, ran));

            boolean duty = at == 5 || at == 9;
            assertThat(thrown == null).as("failure at entry " + at).isEqualTo(duty);
            assertThat(ran.get())
                    .as("no use before its intent, failure at " + at)
                    .isEqualTo(at <= 6 && !duty ? 0 : 1);
            assertThat(world.replayed()).isEqualTo(world.ledger());
            Ledger before = world.ledger();
            world.crash();
            assertThat(world.ledger().grants()).hasSameSizeAs(before.grants());
            world.glass.revoke(new dev.breakglass.runtime.grant.Scope.Everything(), "bo", "over");
            assertThat(world.ledger().live()).isEmpty();
            assertThat(world.replayed()).isEqualTo(world.ledger());
        }
    }

    @Test
    void aLogThatTookTheEntryAndThenFailedStopsEverythingUntilItIsOpenedAnew() {
        AtomicInteger appended = new AtomicInteger();
        World world = new World(log -> new BrokenLog(log, () -> false) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry) {
                CompletableFuture<Long> taken = super.submit(index, entry);
                return appended.incrementAndGet() == 3
                        ? CompletableFuture.failedFuture(new IllegalStateException("the answer got lost"))
                        : taken;
            }
        });
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(World.BO));

        assertThatThrownBy(() -> world.glass.approve(grant.id(), yes(World.CY)))
                .hasMessageContaining("the answer got lost");
        assertThatThrownBy(() -> world.glass.claimKey(grant.id(), ANA)).hasMessageContaining("open it anew");
        assertThat(world.now(grant.id()).state()).as("what the log has").isEqualTo(GrantState.READY);

        world.crash();
        assertThat(world.now(grant.id()).state()).isEqualTo(GrantState.READY);
    }

    @Test
    void whatWasPlannedBeforeAnotherWroteDoesNotHappenAndIsPlannedAnew() {
        World world = new World();
        Grant grant = world.pending();
        BreakGlass other = world.open(new BrokenLog(world.memory, () -> false));
        other.approve(grant.id(), yes(World.BO));

        assertThatThrownBy(() -> world.glass.approve(grant.id(), yes(World.CY)))
                .hasMessageContaining("for index 1, and the next one is 2");

        assertThat(world.now(grant.id()).approvals()).extracting(Approval::by).containsExactly(World.BO.id());
        assertThat(world.glass.approve(grant.id(), yes(World.CY)).state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void onAFullDiskNothingOpensAndEverythingStillEnds() {
        AtomicBoolean full = new AtomicBoolean();
        World world = new World(log -> new BrokenLog(log, () -> false) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                return full.get() && urgency == Urgency.USUAL ? Full.failure() : super.submit(index, entry);
            }
        });
        Session session = world.active();
        full.set(true);

        assertThat(reasonOf(() -> world.glass.request(world.look(World.EVE)))).isEqualTo(LogFault.Reason.FULL);
        assertThat(reasonOf(() -> session.perform("db.read", LEDGER, () -> {
                    throw new AssertionError("ran without an entry");
                })))
                .isEqualTo(LogFault.Reason.FULL);
        assertThat(world.glass.grants()).hasSize(1);
        assertThat(world.glass.revoke(new dev.breakglass.runtime.grant.Scope.Everything(), "bo", "over"))
                .hasSize(1);
        full.set(false);
        assertThat(world.glass.request(world.look(World.EVE)).state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static LogFault.Reason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(AuditLogException.class, act).reason();
    }

    @Test
    void aKeyAndASessionOutliveTheProcess() throws Exception {
        World world = new World();
        String key = world.glass.claimKey(world.ready().id(), ANA).reveal();
        world.crash();
        Session session = world.glass.redeem(SessionKey.parse(key), ANA);
        world.crash();

        assertThat(world.glass.session(session.id(), ANA).perform("db.read", LEDGER, () -> 7))
                .isEqualTo(7);
    }

    @Test
    void aUseThatWasRunningEndsAsUnknown() throws Exception {
        World world = new World();
        Session session = world.active();
        World later = session.perform("db.failover", LEDGER, () -> {
            world.crash();
            return world;
        });

        assertThat(later.lines()).anyMatch(line -> line.contains("\"outcome\":\"unknown\""));
        assertThat(later.now(session.grant()).opening().orElseThrow().running()).isEmpty();
        assertThat(later.replayed()).isEqualTo(later.ledger());
    }

    @Test
    void aDutyThatWasNotDoneIsDoneAfterTheRestart() {
        World world = new World();
        world.dutiesDown = true;
        Session session = world.active();
        world.dutiesDown = false;
        world.crash();
        world.pass(java.time.Duration.ofMinutes(1));

        world.glass.sweep();

        assertThat(world.now(session.grant()).duties().get(0).done()).isTrue();
    }

    @Test
    void aChangedEntryDoesNotReplay() {
        World world = new World();
        world.active();
        List<UnaryOperator<String>> changes = List.of(
                line -> line.replace("\"ana\"", "\"eve\""),
                line -> line.replaceFirst("\"zone\":\"prod.payments\"}$", "\"zone\":\"prod\"}"),
                line -> line.replaceFirst("\\{", "{\"a\":1,"),
                line -> line.replaceFirst("\\{", "{ "),
                line -> line.replaceFirst("\"seq\":\\d+", "\"seq\":99"),
                line -> line.replaceFirst("\"kind\":\"[a-z-]+\",\"path", "\"kind\":\"closed\",\"path"),
                line -> line.replace("02:13:00Z", "02:12:00Z"),
                line -> line.substring(1),
                line -> "");
        for (UnaryOperator<String> change : changes) {
            for (int at = 0; at < world.lines().size(); at++) {
                List<String> lines = new ArrayList<>(world.lines());
                String changed = change.apply(lines.get(at));
                if (changed.equals(lines.get(at))) {
                    continue;
                }
                lines.set(at, changed);
                assertThatThrownBy(() -> replay(lines)).as(changed).isInstanceOf(MisfitException.class);
            }
        }
    }

    private static void replay(List<String> lines) {
        Ledger ledger = new Ledger();
        EntryCodec codec = new EntryCodec(new World().memory.contents());
        for (int i = 0; i < lines.size(); i++) {
            ledger.replay(codec.decode(i, lines.get(i).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
