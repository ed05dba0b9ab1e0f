package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A sweep suspends sessions whose boundary is lost; what is not known is not lost. */
class BoundaryTest {

    private final World world = World.obliging(new Obligation.Issue("vault", new TreeMap<>()));

    @Test
    void aLostBoundarySuspendsWhatIsOpenAndNothingElse() throws Exception {
        Session session = world.active();
        session.credential("vault", Map.of());
        Grant waits = world.glass.request(world.look(World.EVE));
        world.network = Optional.of("internet");

        assertThat(world.glass.sweep()).extracting(Grant::id).containsExactly(session.grant());
        assertThat(world.suspended(session.grant())).contains(Suspension.BOUNDARY);
        assertThat(world.now(waits.id()).state()).isEqualTo(GrantState.READY);
        assertThat(world.vault.good).isEmpty();
        assertThat(world.now(session.grant()).duties()).allMatch(duty -> duty.done());
        assertThat(world.glass.sweep()).isEmpty();

        assertThat(refused(session).refusal()).isEqualTo(Refusal.BOUNDARY);
        assertThat(refused(session).findings()).extracting(Finding::code).containsExactly(ReasonCode.BOUNDARY);
        world.network = Optional.of("corp");
        assertThat(refused(session).refusal()).as("it stays over").isEqualTo(Refusal.ENDED);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static RefusedException refused(Session session) {
        return catchThrowableOfType(RefusedException.class, () -> session.perform("db.read", LEDGER, () -> 7));
    }

    @Test
    void aSilentSignalSuspendsNothing() {
        Session session = world.active();
        world.network = Optional.empty();
        assertThat(world.glass.sweep()).isEmpty();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void asLongAsItHoldsASweepWritesNothing() {
        world.active();
        int before = world.lines().size();
        for (int i = 0; i < 10; i++) {
            world.pass(Duration.ofSeconds(1));
            assertThat(world.glass.sweep()).isEmpty();
        }
        assertThat(world.lines()).hasSize(before);
    }

    @Test
    void whoeverEndedFirstHasEndedIt() {
        Session session = world.active();
        world.network = Optional.of("internet");
        world.pass(LedgerPolicy.IDLE);
        assertThat(world.glass.sweep()).extracting(Grant::state).containsExactly(GrantState.IDLE);
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.IDLE);
    }
}
