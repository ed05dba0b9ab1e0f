package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private final World world = new World();

    @Test
    void whoseApprovalIsTooOldByNowMayGiveItAgain() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.pass(Duration.ofMinutes(15).plusNanos(1));
        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);

        assertThat(world.glass.approve(grant.id(), yes(BO)).state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whoseApprovalStillCountsCannotGiveItTwice() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> world.glass.approve(grant.id(), yes(BO)));
        assertThat(refused.refusal()).isEqualTo(Refusal.ALREADY_APPROVED);
    }
}
