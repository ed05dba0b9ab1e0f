package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.grant.CredentialStage;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A credential is made for a session that can be used, and dies with it, whatever comes in between. */
class CredentialTest {

    private static final Obligation ISSUE = new Obligation.Issue("vault", new TreeMap<>(Map.of("role", "reader")));

    private final World world = World.obliging(ISSUE);
    private final Vault vault = world.vault;

    private static Credential credential(Session session) {
        try {
            return session.credential("vault", Map.of("public-key", "ssh-ed25519 AAAA"));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Refusal refused(Session session) {
        return catchThrowableOfType(RefusedException.class, () -> credential(session))
                .refusal();
    }

    private List<Duty> credentials(Session session) {
        return world.now(session.grant()).duties().stream()
                .filter(duty -> duty.credential().isPresent())
                .toList();
    }

    @Test
    void theBrokerIsToldWhatThePathSaysAndTheHolderWishes() {
        Session session = world.active();
        Credential made = credential(session);
        CredentialOrder order = vault.orders.get(0);
        assertThat(order.id()).isEqualTo(session.id() + "-1");
        assertThat(order.holder()).isEqualTo("ana");
        assertThat(order.settings()).containsExactly(Map.entry("role", "reader"));
        assertThat(order.wishes()).containsExactly(Map.entry("public-key", "ssh-ed25519 AAAA"));
        assertThat(order.expiresAt()).isEqualTo(session.expiresAt()).isEqualTo(made.expiresAt());
        assertThat(made.part("user")).isEqualTo(order.id());
        assertThatThrownBy(() -> made.part("token")).hasMessageContaining("[password, user]");
    }

    @Test
    void whatIsSecretIsWithItsHolderAlone() {
        Session session = world.active();
        Credential made = credential(session);
        session.close();
        String secret = Vault.secret(session.id() + "-1");
        assertThat(made.part("password")).isEqualTo(secret);
        assertThat(made).hasToString("Credential[password, user] until " + session.expiresAt());
        assertThat(world.lines()).noneMatch(line -> line.contains(secret) || line.contains("AAAA"));
        assertThat(world.ledger().state().lines().toString()).doesNotContain(secret);
    }

    @Test
    void itDiesWithItsSessionHoweverThatEnds() {
        List<java.util.function.Consumer<Session>> ends = List.of(
                Session::close,
                session -> world.glass.revoke(new Scope.OfPerson("ana"), "bo", "breach"),
                session -> {
                    world.pass(LedgerPolicy.IDLE);
                    world.glass.sweep();
                },
                session -> {
                    world.network = Optional.of("internet");
                    assertThat(refused(session)).isEqualTo(Refusal.BOUNDARY);
                    world.network = Optional.of("corp");
                },
                session -> {
                    world.network = Optional.of("internet");
                    world.glass.reload(new LedgerPolicy("cd", List.of(ISSUE)), "ops");
                    world.network = Optional.of("corp");
                });
        for (var end : ends) {
            Session session = world.active();
            credential(session);
            assertThat(vault.good).hasSize(1);
            assertThat(credentials(session)).allMatch(duty -> !duty.isOwed() && !duty.done());
            end.accept(session);
            assertThat(vault.good).isEmpty();
            assertThat(credentials(session)).allMatch(Duty::done);
            assertThat(world.replayed()).isEqualTo(world.ledger());
            world.glass.review(session.grant(), CY, "fine");
        }
    }

    @Test
    void aBrokerThatIsDownAtTheEndIsAskedUntilItIsGone() {
        Session session = world.active();
        credential(session);
        vault.down = true;
        session.close();
        assertThat(vault.good).hasSize(1);
        assertThat(world.now(session.grant()).closingLatency()).isEmpty();
        Duty owed = credentials(session).get(0);
        assertThat(owed.failure()).contains("java.lang.IllegalStateException");
        assertThat(world.glass.nextDeadline()).isEqualTo(owed.retryAt());

        world.crash();
        vault.down = false;
        world.pass(Duration.ofSeconds(1));
        world.glass.sweep();
        assertThat(vault.good).isEmpty();
        assertThat(world.now(session.grant()).closingLatency()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aSecondOneTakesThePlaceOfTheFirst() {
        Session session = world.active();
        credential(session);
        credential(session);
        assertThat(vault.good).containsOnlyKeys(session.id() + "-2");
        assertThat(credentials(session))
                .extracting(duty -> duty.credential().orElseThrow())
                .containsExactly(CredentialStage.OVER, CredentialStage.HELD);
    }

    @Test
    void itIsOverWhereTheBrokerFailedAndNobodyKnowsWhatItMade() {
        Session session = world.active();
        vault.meanwhile = order -> {
            throw new IOException("the answer of " + Vault.secret(order.id()) + " got lost");
        };
        assertThatThrownBy(() -> session.credential("vault", Map.of())).isInstanceOf(IOException.class);
        assertThat(vault.good).isEmpty();
        assertThat(world.lines()).anyMatch(line -> line.contains("\"failure\":\"java.io.IOException\""));
        assertThat(world.lines()).noneMatch(line -> line.contains("hunter"));
    }

    @Test
    void oneThatWouldOutliveItsSessionIsHandedToNobody() {
        Session session = world.active();
        vault.meanwhile = order -> vault.good.put(order.id(), order.expiresAt().plusNanos(1));
        assertThatThrownBy(() -> session.credential("vault", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("`vault`");
        assertThat(vault.good).isEmpty();
    }

    @Test
    void aSessionThatEndsMeanwhileGetsNoneAndWhatWasMadeIsDestroyed() {
        Session session = world.active();
        vault.meanwhile = order -> {
            world.glass.revoke(new Scope.Everything(), "bo", "breach");
            assertThat(vault.good).as("nothing to destroy before it is made").hasSize(1);
        };
        assertThat(refused(session)).isEqualTo(Refusal.ENDED);
        assertThat(vault.good).isEmpty();
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void aSessionThatExpiresMeanwhileGetsNone() {
        Session session = world.active();
        vault.meanwhile = order -> world.pass(LedgerPolicy.TTL);
        assertThat(refused(session)).isEqualTo(Refusal.ENDED);
        assertThat(vault.good).isEmpty();
        assertThat(world.now(session.grant()).state().isLive()).isFalse();
    }

    @Test
    void aProcessThatDiesInTheMiddleLeavesNothing() {
        Session session = world.active();
        AtomicBoolean died = new AtomicBoolean();
        vault.meanwhile = order -> {
            world.crash();
            died.set(true);
            assertThat(world.lines()).anyMatch(line -> line.contains("\"outcome\":\"unknown\""));
            world.glass.sweep();
            assertThat(vault.good).isEmpty();
        };
        // What the dead process would answer goes nowhere.
        credential(session);
        assertThat(died).isTrue();
        vault.meanwhile = order -> {};
        assertThat(credential(world.glass.session(session.id(), ANA)).part("user"))
                .isEqualTo(session.id() + "-2");
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void itIsHandedToNobodyBeforeItIsWrittenThatItWasMade() {
        AtomicBoolean fails = new AtomicBoolean();
        world.glass = world.open(new BrokenLog(world.memory, fails::get));
        Session session = world.active();
        vault.meanwhile = order -> fails.set(true);
        assertThatThrownBy(() -> credential(session)).hasMessageContaining("no space left");
        fails.set(false);
        world.crash();
        world.glass.sweep();
        assertThat(vault.good).isEmpty();
    }

    @Test
    void nobodyIsAskedBeforeItIsWrittenThatTheyWere() {
        AtomicBoolean fails = new AtomicBoolean();
        world.glass = world.open(new BrokenLog(world.memory, fails::get));
        Session session = world.active();
        fails.set(true);
        assertThatThrownBy(() -> credential(session)).hasMessageContaining("no space left");
        assertThat(vault.orders).isEmpty();
    }

    @Test
    void askingIsAUseAndDecidedAsOne() {
        Session session = world.active();
        Session other = world.glass.session(session.id(), ANA);
        world.groups.remove("bo");
        assertThat(refused(other)).as("the first use asks the approvers' roles").isEqualTo(Refusal.APPROVER);
        assertThat(refused(session)).isEqualTo(Refusal.ENDED);
        assertThat(vault.orders).isEmpty();
        assertThatThrownBy(() -> world.glass.session(session.id(), EVE)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aDirectoryThatIsDownGivesNone() {
        Session session = world.active();
        world.directoryDown = true;
        assertThat(refused(session)).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(vault.orders).isEmpty();
    }

    @Test
    void itKeepsASessionFromIdlingOnlyWhenItIsAskedFor() {
        Session session = world.active();
        world.pass(LedgerPolicy.IDLE.minusSeconds(1));
        credential(session);
        world.pass(LedgerPolicy.IDLE.minusSeconds(1));
        assertThat(world.glass.sweep()).isEmpty();
        world.pass(Duration.ofSeconds(1));
        assertThat(world.glass.sweep()).extracting(Grant::state).containsExactly(GrantState.IDLE);
        assertThat(vault.good).isEmpty();
    }

    @Test
    void onlyWhatThePathIssuesIsMade() {
        Session session = world.active();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> session.credential("ssh", Map.of()));
        assertThat(refused.refusal()).isEqualTo(Refusal.NOT_OFFERED);
        assertThatThrownBy(() -> session.credential("vault", Map.of("public-key", "x".repeat(5_000))))
                .hasMessage("wish public-key: at most 4096 characters, found 5000");
        assertThat(vault.orders).isEmpty();
    }

    @Test
    void aSessionIsGivenAHundredAndNoMore() {
        Session session = world.active();
        for (int i = 0; i < 100; i++) {
            credential(session);
        }
        assertThat(refused(session)).isEqualTo(Refusal.TOO_MANY);
        assertThat(vault.good).hasSize(1);
    }

    @Test
    void whileNobodyWatchesThereIsNone() throws Exception {
        World watched = World.obliging(ISSUE, new Obligation.Observe(1, List.of("security-lead")));
        Session session = watched.active();
        assertThat(refused(session)).isEqualTo(Refusal.UNOBSERVED);
        watched.glass.observe(session.grant(), CY);
        credential(session);
        watched.glass.stopObserving(session.grant(), CY);
        assertThat(watched.vault.good).as("what could be used unwatched").isEmpty();
        watched.glass.observe(session.grant(), CY);
        assertThat(watched.vault.good).isEmpty();
        credential(session);
        assertThat(watched.vault.good).containsOnlyKeys(session.id() + "-2");
        session.perform("db.read", LEDGER, () -> 7);
    }

    @Test
    void aSessionThatGrewIsGivenALongerOne() {
        Assent assent = new Assent(1, List.of("incident-commander"), Optional.empty(), Optional.empty());
        World growing = World.obliging(
                ISSUE, new Obligation.Extend(1, Duration.ofMinutes(15), Optional.empty(), List.of(assent)));
        Session session = growing.active();
        Credential before = credential(session);
        growing.glass.askExtension(session.grant(), ANA, "the copy takes longer");
        growing.glass.approveExtension(session.grant(), yes(BO));
        Credential after = credential(growing.glass.session(session.id(), ANA));
        assertThat(Duration.between(before.expiresAt(), after.expiresAt())).isEqualTo(Duration.ofMinutes(15));
        assertThat(growing.vault.good).containsOnlyKeys(session.id() + "-2");
    }

    @Test
    void aBrokerThatIsNoLongerThereLeavesTheDutyOpen() {
        Session session = world.active();
        credential(session);
        world.policy = new LedgerPolicy("ab", List.of());
        world.memory = world.memory.reopen();
        BreakGlass without = BreakGlass.builder()
                .policy(world.policy)
                .log(world.memory)
                .ticker(() -> world.ticks)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(java.time.Clock.fixed(world.wall, java.time.ZoneOffset.UTC))
                .duties((grant, duty) -> {})
                .build();
        without.revoke(new Scope.Everything(), "bo", "breach");
        Duty owed = without.grant(session.grant()).orElseThrow().duties().get(1);
        assertThat(owed.isOwed()).isTrue();
        assertThat(owed.failure()).contains("java.lang.IllegalStateException");
    }
}
