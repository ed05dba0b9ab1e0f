package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.Full;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.StateStore;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.LedgerState;
import dev.breakglass.runtime.grant.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

    private static final int EVERY = 7;
    private static final LogSigner SIGNER = LogSigner.generate("breakglass.test/state");

    @TempDir
    Path temp;

    private final World world = new World();

    private Path dir() {
        return temp.resolve("log");
    }

    private FileAuditLog log() {
        // Small segments, so that a state comes after some of them.
        AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 8192, 64 << 10, 64);
        return FileAuditLog.open(dir(), SIGNER, limits, System::nanoTime);
    }

    private void start() {
        world.stateEvery = EVERY;
        world.glass = world.open(log());
    }

    private Ledger stop() {
        Ledger ledger = world.ledger();
        // Closing would give up what is being kept.
        world.glass.journal().states().await();
        world.glass.close();
        return ledger;
    }

    private Session live() throws Exception {
        world.glass.request(world.look(EVE));
        Session session = world.active();
        for (int i = 0; i < 2 * EVERY; i++) {
            session.perform("db.failover", LEDGER, () -> true);
            // Else all is over before the first state is kept.
            world.glass.journal().states().await();
        }
        world.glass.claimKey(world.glass.request(world.look(EVE)).id(), EVE);
        world.pending();
        return session;
    }

    /** What is kept of the log, by the way that whoever starts takes. */
    private Optional<LedgerState> kept() {
        try (FileAuditLog log = log()) {
            return log.states().latest((size, lines) -> LedgerState.read(lines));
        }
    }

    private void keep(LedgerState state) {
        keep(state.size(), state.lines());
    }

    private void keep(long size, Iterator<byte[]> lines) {
        try (FileAuditLog log = log()) {
            log.states().keep(size, lines);
        }
    }

    @Test
    void whoStartsAgainKnowsWhatWasKnownAndReadsOnlyWhatCameAfterTheState() throws Exception {
        start();
        Session session = live();
        Ledger before = stop();
        LedgerState state = kept().orElseThrow();
        assertThat(before.size() - state.size()).isLessThan(2 * EVERY);
        try (FileAuditLog log = log()) {
            assertThat(log.archive(state.size(), temp.resolve("archive"))).isGreaterThan(EVERY);
        }

        // With what led to the state gone, only the state can tell.
        start();
        assertThat(world.ledger()).isEqualTo(before);
        world.glass.session(session.id(), ANA).close();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.CLOSED);
        Ledger after = stop();
        start();
        assertThat(stop()).isEqualTo(after);
        assertThat(AuditVerifier.verify(dir(), SIGNER.verifierKey()).faults()).isEmpty();

        Files.delete(dir().resolve("state/note"));
        assertThatThrownBy(this::start).hasMessageContaining("are archived; it takes the archive at hand");
    }

    @Test
    void aStateIsKeptAgainAndAgainWhileTheLogGrows() throws Exception {
        start();
        Session session = world.active();
        long last = -1;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < EVERY; i++) {
                session.perform("db.failover", LEDGER, () -> true);
            }
            stop();
            long size = kept().orElseThrow().size();
            assertThat(size).isGreaterThan(last);
            last = size;
            start();
            session = world.glass.session(session.id(), ANA);
        }
        stop();
        // A log that is opened again and again without a new entry has the state it had.
        long size = kept().orElseThrow().size();
        start();
        stop();
        assertThat(kept().orElseThrow().size()).isEqualTo(size);
    }

    @Test
    void aStateThatIsNoStateIsPassedOver() throws Exception {
        start();
        live();
        Ledger before = stop();
        LedgerState state = kept().orElseThrow();
        List<List<String>> odd = List.of(
                List.of(),
                List.of("{}"),
                List.of("no JSON"),
                List.of("{\"grants\":1,\"last\":\"2026-03-14T02:13:00Z\",\"prompts\":0,\"size\":9,\"version\":2}"),
                List.of("{\"grants\":0,\"last\":\"2026-03-14T02:13:00Z\",\"prompts\":0,\"size\":9,\"version\":0}"),
                List.of("{\"grants\":0,\"last\":\"2026-03-14T02:13:00Z\",\"prompts\":0,\"size\":8,\"version\":2}"),
                List.of(
                        "{\"grants\":0,\"last\":\"2026-03-14T02:13:00Z\",\"prompts\":0,\"size\":9,\"version\":2}",
                        "{}"));
        for (List<String> lines : odd) {
            keep(
                    9,
                    lines.stream()
                            .map(line -> line.getBytes(StandardCharsets.UTF_8))
                            .iterator());
            start();
            assertThat(stop()).as("%s", lines).isEqualTo(before);
        }
        // The entries after it are of grants that it does not know.
        keep(new LedgerState(9, state.last(), List.of(), List.of()));
        start();
        assertThat(stop()).isEqualTo(before);
    }

    @Test
    void aStateThatSomebodyChangedIsPassedOver() throws Exception {
        start();
        live();
        Ledger before = stop();
        for (int i = 0; i < 2; i++) {
            Path file = i == 0 ? lines() : dir().resolve("state/note");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            start();
            assertThat(stop()).isEqualTo(before);
        }
    }

    private Path lines() throws Exception {
        try (var files = Files.list(dir().resolve("state"))) {
            return files.filter(file -> !file.endsWith("note")).findFirst().orElseThrow();
        }
    }

    /** A log whose states are kept for ever, or until the lines say that it is over. */
    private static final class SlowStates implements StateStore {

        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<Void> given = new CompletableFuture<>();

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public void keep(long size, Iterator<byte[]> lines) {
            begun.complete(null);
            while (true) {
                try {
                    lines.next();
                } catch (NoSuchElementException e) {
                    Thread.onSpinWait();
                } catch (CancellationException e) {
                    given.complete(null);
                    throw e;
                }
            }
        }

        @Override
        public <T> Optional<T> latest(Reader<T> reader) {
            return Optional.empty();
        }
    }

    @Test
    @Timeout(60)
    void whoClosesOrReplaysDoesNotWaitForAStateToBeWritten() {
        for (boolean fails : List.of(false, true)) {
            SlowStates states = new SlowStates();
            World slow = new World();
            slow.stateEvery = 3;
            AtomicBoolean full = new AtomicBoolean();
            slow.glass = slow.open(new BrokenLog(slow.memory, () -> false) {
                @Override
                public StateStore states() {
                    return states;
                }

                @Override
                public CompletableFuture<Long> submit(long index, byte[] entry) {
                    return full.get() ? Full.failure() : super.submit(index, entry);
                }
            });
            slow.ready();
            states.begun.join();
            if (fails) {
                full.set(true);
                assertThatThrownBy(slow::pending).hasMessageContaining("no space left");
                full.set(false);
                assertThat(slow.glass.request(slow.look(EVE)).state()).isEqualTo(GrantState.READY);
            } else {
                slow.glass.close();
            }
            assertThat(states.given).isCompleted();
        }
    }

    @Test
    void aStateThatCannotBeKeptIsToldToTheServicesLog() throws Exception {
        start();
        Files.writeString(dir().resolve("state"), "in the way");
        List<String> told = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(BreakGlass.class.getName());
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord warning) {
                told.add(warning.getLevel() + " " + warning.getMessage() + " "
                        + warning.getThrown().getMessage());
            }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            live();
            stop();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "WARNING the state after entry [0-9]+ could not be kept: nothing is lost, and the next start"
                                        + " takes longer state: keeping the state failed: .*"));
    }

    @Test
    void theLinesAreMadeOneByOne() {
        start();
        world.glass.request(world.look(EVE));
        LedgerState state = world.ledger().state();
        List<Grant> grants = Collections.nCopies(1_000_000, state.grants().get(0));
        Iterator<byte[]> lines = new LedgerState(state.size(), state.last(), grants, List.of()).lines();
        int bytes = 0;
        for (int i = 0; i < 3; i++) {
            bytes += lines.next().length;
        }
        // All of them would be a gigabyte.
        assertThat(bytes).isBetween(1_000, 10_000);
        assertThat(lines).hasNext();
        stop();
    }

    @Test
    void aStateNeedsNoRoomInALogThatKeepsNone() {
        world.stateEvery = 1;
        world.glass = world.open(world.memory);
        world.ready();
        StateStore none = world.memory.states();
        assertThat(none.latest((size, lines) -> size)).isEmpty();
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whatAStateSaysIsAsItWasInThisVersion() throws Exception {
        world.random = SecureRandom.getInstance("SHA1PRNG");
        world.random.setSeed(2);
        Obligation.Assent either = new Obligation.Assent(
                1, List.of("incident-commander", "security-lead"), Optional.empty(), Optional.empty());
        world.policy = new LedgerPolicy(
                "ab",
                List.of(
                        new Obligation.Extend(2, Duration.ofMinutes(30), Optional.empty(), List.of(either)),
                        new Obligation.Observe(1, List.of("security-lead"))));
        world.crash();
        world.glass.promptFailed(world.pending().id(), ANA, "webauthn");
        world.glass.approve(world.pending().id(), World.yes(BO));
        world.dutiesDown = true;
        Session session = world.active();
        world.glass.observe(session.grant(), CY);
        session.perform("db.failover", LEDGER, () -> true);
        world.dutiesDown = false;
        world.pass(Duration.ofMinutes(1));
        world.glass.sweep();
        world.glass.askExtension(session.grant(), ANA, "it takes longer");
        world.glass.approveExtension(session.grant(), World.yes(BO));
        world.glass.askExtension(session.grant(), ANA, "and longer");
        world.glass.request(world.look(EVE));
        Ledger open = world.ledger();
        assertThat(World.readAgain(open)).isEqualTo(open);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        open.state().lines().forEachRemaining(digest::update);
        world.glass.stopObserving(session.grant(), CY);
        session.close();
        world.glass.review(session.grant(), CY, "looked");
        world.glass.revoke(new Scope.OfPerson("eve"), "cy", "drill");
        world.glass.request(world.look(World.person("mallory")));

        world.ledger().state().lines().forEachRemaining(digest::update);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("another state from the same events: raise LedgerState.VERSION, then change this")
                .isEqualTo("647015ca9dae072dd6f7ef8ee780cdd4e53ea4cf1632c719ae7816c2dc868f7b");
    }
}
