package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.CY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever holds a credential is looked at without using anything through the runtime. */
@Timeout(60)
class HolderTest {
    private static final Obligation ISSUE = new Obligation.Issue("vault", new TreeMap<>(Map.of("role", "reader")));
    private static final Policy WITHOUT = new LedgerPolicy("cd", List.of());

    private final World world = World.obliging(ISSUE);
    private final Vault vault = world.vault;

    @Test
    void aCredentialDiesWhenNobodyWithTheRoleWatchesAnyMore() throws Exception {
        World watched = World.obliging(ISSUE, new Obligation.Observe(1, List.of("security-lead")));
        Session session = watched.active();
        watched.glass.observe(session.grant(), CY);
        session.credential("vault", Map.of());
        watched.groups.remove("cy");
        for (int i = 0; i < 5; i++) {
            watched.pass(Duration.ofMinutes(1));
            watched.glass.sweep();
        }
        assertThat(watched.vault.good)
                .as("watched by nobody who holds the role")
                .isEmpty();
    }

    @Test
    void aCredentialDiesWhenItsHolderLostTheRole() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        world.groups.put("ana", Set.of());
        for (int i = 0; i < 5; i++) {
            world.pass(Duration.ofMinutes(1));
            world.glass.sweep();
        }
        assertThat(vault.good).as("no use would be let through").isEmpty();
    }

    @Test
    void aWatcherWhomNobodyCanAskAboutKeepsNothingForAHolderWhoLostTheRole() throws Exception {
        World watched = World.obliging(ISSUE, new Obligation.Observe(1, List.of("security-lead")));
        Session session = watched.active();
        watched.glass.observe(session.grant(), CY);
        session.credential("vault", Map.of());
        watched.unknown = Set.of("cy");
        watched.pass(Duration.ofMinutes(1));
        watched.glass.sweep();
        assertThat(watched.vault.good).as("nothing is known to be lost").isNotEmpty();
        watched.groups.put("ana", Set.of());
        watched.pass(Duration.ofMinutes(1));
        watched.glass.sweep();
        assertThat(watched.vault.good).isEmpty();
        assertThat(watched.suspended(session.grant())).contains(Suspension.HOLDER);
    }

    @Test
    void aReloadThatNoLongerIssuesItEndsItsSessionThoughASignalIsSilent() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        world.network = Optional.empty();
        world.glass.reload(WITHOUT, "ops");
        assertThat(vault.good).isEmpty();
        assertThat(world.suspended(session.grant())).contains(Suspension.POLICY);
    }

    @Test
    void aReloadThatComesWhileItIsMadeEndsItsSession() {
        Session session = world.active();
        vault.meanwhile = order -> world.glass.reload(WITHOUT, "ops");
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> session.credential("vault", Map.of()));
        assertThat(refused.refusal()).isEqualTo(Refusal.ENDED);
        assertThat(vault.good).isEmpty();
    }

    @Test
    void aRestartWithAPolicyThatDoesNotIssueItEndsItsSession() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        world.policy = WITHOUT;
        world.crash();
        world.glass.sweep();
        assertThat(vault.good).isEmpty();
        assertThat(world.suspended(session.grant())).contains(Suspension.HOLDER);
    }

    @Test
    void aReloadThatIssuesItAsBeforeLeavesIt() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        world.glass.reload(new LedgerPolicy("ef", List.of(ISSUE)), "ops");
        world.pass(Duration.ofMinutes(1));
        world.glass.sweep();
        assertThat(vault.good).hasSize(1);
    }

    @Test
    void aClockThatIsWrongHidesNobodyWhoLostTheRole() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        world.wall = world.wall.plus(Duration.ofDays(800));
        world.ticks += Duration.ofMinutes(1).toNanos();
        world.groups.put("ana", Set.of());
        world.glass.sweep();
        assertThat(vault.good).isEmpty();
        world.wall = world.wall.minus(Duration.ofDays(800));
        assertThat(world.replayed()).isEqualTo(world.ledger());
        assertThat(world.suspended(session.grant())).contains(Suspension.HOLDER);

        world.network = Optional.of("internet");
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> session.perform("db.read", World.LEDGER, () -> 7));
        assertThat(refused.refusal())
                .as("no boundary is why it is over, though one is lost now")
                .isEqualTo(Refusal.ENDED);
    }
}
