package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadTest {

    private static final Policy OTHER = new LedgerPolicy("cd", List.of());

    private final World world = new World();

    @Test
    void aSessionThatTheNewPolicyAllowsGoesOnUnderIt() throws Exception {
        Session session = world.active();

        assertThat(world.glass.reload(OTHER, "ops")).isEmpty();
        assertThat(session.perform("db.read", LEDGER, () -> 7)).isEqualTo(7);
        assertThat(world.lines()).anyMatch(line -> line.contains("\"loaded\":\"" + OTHER.digest() + "\""));
    }

    @Test
    void aSessionThatTheNewPolicyNoLongerAllowsEndsAtOnceWithItsDuties() {
        Session session = world.active();
        List<Grant> ended = world.glass.reload(new ClosedPolicy(ReasonCode.ROLE), "ops");

        assertThat(ended).extracting(Grant::id).containsExactly(session.grant());
        assertThat(world.suspended(session.grant())).contains(Suspension.POLICY);
        assertThat(world.done).hasSize(2);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void aSignalThatIsSilentJustThenEndsNothing() {
        Session session = world.active();

        assertThat(world.glass.reload(new ClosedPolicy(ReasonCode.SIGNAL_MISSING), "ops"))
                .isEmpty();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void aDirectoryThatCannotBeAskedStopsNoReload() {
        Session session = world.active();
        world.directoryDown = true;

        assertThat(world.glass.reload(OTHER, "ops")).isEmpty();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void whatWasAskedUnderOnePolicyIsNotApprovedOrRedeemedUnderAnother() {
        Grant pending = world.pending();
        world.glass.approve(pending.id(), yes(BO));
        world.glass.reload(OTHER, "ops");
        assertThat(refused(() -> world.glass.approve(pending.id(), yes(CY)))).isEqualTo(Refusal.POLICY);
        assertThat(refused(() -> world.glass.reconsider(pending.id(), ANA))).isEqualTo(Refusal.POLICY);
        world.glass.withdraw(pending.id(), ANA, "asking anew");

        Grant ready = world.ready();
        SessionKey key = world.glass.claimKey(ready.id(), ANA);
        world.glass.reload(new LedgerPolicy(), "ops");
        assertThat(refused(() -> world.glass.claimKey(ready.id(), ANA))).isEqualTo(Refusal.POLICY);
        assertThat(refused(() -> world.glass.redeem(key, ANA))).isEqualTo(Refusal.POLICY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }
}
