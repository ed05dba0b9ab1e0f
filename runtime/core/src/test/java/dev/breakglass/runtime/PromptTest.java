package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prompt after prompt until somebody says yes: the requester is locked for a while. Ten within ten minutes. */
class PromptTest {

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final World world = new World();

    @Test
    void tooManyRequestsThatNobodyAnsweredLockTheRequesterAndNobodyElse() {
        for (int i = 0; i < MOST; i++) {
            world.pending();
        }

        assertThat(refused(world::pending)).isEqualTo(Refusal.LOCKED);
        world.crash();
        assertThat(refused(world::pending)).as("after a restart").isEqualTo(Refusal.LOCKED);
        world.glass.request(world.restore().withRequester(EVE));
    }

    @Test
    void theLockOpensWhenTheFirstPromptIsTooLongAgo() {
        for (int i = 0; i < MOST; i++) {
            world.pending();
            world.pass(Duration.ofSeconds(1));
        }
        world.pass(WITHIN.minusSeconds(MOST).minusNanos(1));
        assertThat(refused(world::pending)).isEqualTo(Refusal.LOCKED);
        world.pass(Duration.ofNanos(1));

        world.pending();
        assertThat(refused(world::pending)).isEqualTo(Refusal.LOCKED);
    }

    @Test
    void requestsThatAreWithdrawnOrRejectedCountAndThoseThatAreApprovedDoNot() {
        for (int i = 0; i < MOST; i++) {
            Grant grant = world.pending();
            if (i % 2 == 0) {
                world.glass.withdraw(grant.id(), ANA, "again");
            } else {
                world.glass.reject(grant.id(), BO, "no");
            }
        }
        assertThat(refused(world::pending)).isEqualTo(Refusal.LOCKED);

        World calm = new World();
        for (int i = 0; i < 2 * MOST; i++) {
            calm.active().close();
            calm.glass.review(calm.glass.grants().get(i).id(), CY, "fine");
        }
    }

    @Test
    void factorsThatWereAskedForAndNotPresentedCount() {
        Grant grant = world.pending();
        for (int i = 0; i < MOST - 1; i++) {
            world.glass.promptFailed(grant.id(), ANA, "push");
        }

        assertThat(refused(() -> world.glass.stepUp(grant.id(), ANA, List.of(new Presented("piv", world.wall)))))
                .isEqualTo(Refusal.LOCKED);
        assertThat(refused(world::pending)).isEqualTo(Refusal.LOCKED);
        assertThat(world.glass.approve(grant.id(), yes(BO)).approvals())
                .as("others may answer")
                .hasSize(1);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }
}
