package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong around a credential leaves nothing good that should not be, and keeps nothing from ending. */
@Timeout(60)
class CredentialFaultTest {

    private static final Obligation ISSUE = new Obligation.Issue("vault", new TreeMap<>(Map.of("role", "reader")));

    private final World world = World.obliging(ISSUE);
    private final Vault vault = world.vault;

    private static Throwable ask(Session session) {
        return catchThrowable(() -> session.credential("vault", Map.of()));
    }

    @Test
    void oneOfWhichTheAnswerWasNotTakenByTheLogIsDestroyedByTheLivingProcess() {
        AtomicBoolean fails = new AtomicBoolean();
        world.glass = world.open(new BrokenLog(world.memory, fails::get));
        Session session = world.active();
        vault.meanwhile = order -> fails.set(true);
        assertThat(ask(session)).hasMessageContaining("no space left");
        fails.set(false);
        vault.meanwhile = order -> {};
        session.close();
        world.pass(Duration.ofHours(2));
        world.glass.sweep();
        assertThat(vault.good).as("good although its session is over").isEmpty();
    }

    @Test
    void oneThatWasMadeWhileTheClockWasWrongIsDestroyed() {
        Session session = world.active();
        vault.meanwhile = order -> world.wall = world.wall.plus(Duration.ofDays(800));
        assertThat(ask(session)).hasMessageContaining("nothing is decided by such a clock");
        world.wall = world.wall.minus(Duration.ofDays(800));
        world.glass.revoke(new Scope.Everything(), "bo", "breach");
        world.pass(Duration.ofHours(2));
        world.glass.sweep();
        assertThat(vault.good).as("good although it was revoked").isEmpty();
        assertThat(world.now(session.grant()).closingLatency()).isPresent();
    }

    @Test
    void aGrantWhoseBrokerWasNeverAskedCanBeClosed() {
        AtomicBoolean late = new AtomicBoolean();
        world.glass = world.open(new BrokenLog(world.memory, () -> false) {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry) {
                var answer = super.submit(index, entry);
                if (new String(entry, StandardCharsets.UTF_8).contains("credential-started")) {
                    world.wall = world.wall.plus(Duration.ofDays(800));
                    late.set(true);
                }
                return answer;
            }
        });
        Session session = world.active();
        assertThat(ask(session)).isNotNull();
        assertThat(late).isTrue();
        world.wall = world.wall.minus(Duration.ofDays(800));
        assertThat(vault.orders).isEmpty();
        session.close();
        world.pass(Duration.ofHours(1));
        world.glass.sweep();
        assertThat(world.now(session.grant()).closingLatency()).isPresent();
    }

    @Test
    void whatThePolicyInForceNoLongerIssuesIsNotIssued() {
        Session session = world.active();
        world.glass.reload(new LedgerPolicy("cd", List.of()), "ops");
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
        assertThat(ask(session)).as("no path of the policy in force says issue").isNotNull();
        assertThat(vault.orders).isEmpty();
    }

    @Test
    void whatTheBrokerMadeAfterItsTimeoutDiesWithItsSession() {
        Session session = world.active();
        vault.meanwhile = order -> {
            vault.good.remove(order.id());
            throw new IOException("timeout");
        };
        assertThat(ask(session)).isInstanceOf(IOException.class);
        // The other end works on what it was asked, and makes it now.
        vault.good.put(session.id() + "-1", session.expiresAt());
        session.close();
        world.glass.sweep();
        assertThat(vault.good).isEmpty();
    }

    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void aClockThatRanAheadMakesNoCredentialThatIsGoodForMonths() {
        world.wall = world.wall.plus(Duration.ofDays(300));
        world.glass.journal().now();
        world.wall = world.wall.minus(Duration.ofDays(300));
        Session session = world.active();
        assertThat(ask(session)).isNull();
        assertThat(Duration.between(world.wall, vault.orders.get(0).expiresAt()))
                .as("how long the vault, whose clock is right, lets it live if nobody destroys it")
                .isLessThanOrEqualTo(LedgerPolicy.TTL);
    }

    @Test
    void aBrokerThatHangsPastTheEndHasItsCredentialDestroyedBefore() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        Session session = world.active();
        vault.meanwhile = order -> {
            made.countDown();
            held.await();
        };
        CompletableFuture<Throwable> asks = CompletableFuture.supplyAsync(() -> ask(session));
        made.await();
        world.glass.revoke(new Scope.Everything(), "bo", "breach");
        int before = world.lines().size();
        world.pass(Duration.ofHours(24));
        world.glass.sweep();
        assertThat(vault.good).as("what was made is destroyed at once").isEmpty();
        int after = world.lines().size();
        held.countDown();
        asks.get();
        assertThat(vault.good).isEmpty();
        assertThat(after).as("what is known is written down once").isEqualTo(before);
    }

    @Test
    void aClockThatIsWrongKeepsNobodyFromRevoking() {
        Session session = world.active();
        assertThat(ask(session)).isNull();
        world.wall = world.wall.plus(Duration.ofDays(800));
        world.ticks += Duration.ofHours(2).toNanos();
        Throwable no = catchThrowable(() -> world.glass.revoke(new Scope.Everything(), "bo", "breach"));
        world.glass.sweep();
        assertThat(no).isNull();
        assertThat(vault.good).as("two hours after by the ticker, and revoked").isEmpty();
    }

    @Test
    void whoWasSuspendedForAnApproverIsNotToldOfABoundary() {
        Session session = world.active();
        world.groups.remove("bo");
        assertThat(ask(session)).hasMessageContaining("no longer holds the role");
        world.network = Optional.of("internet");
        assertThat(ask(session)).hasMessageNotContaining("boundary no longer holds");
    }
}
