package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.RefusedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The wall's clock goes back an hour, or forward a day, while a grant is on its way. */
class WallJumpTest {

    private static final Duration BACK = Duration.ofHours(1).negated();
    private static final Duration FORWARD = Duration.ofDays(1);
    private static final Set<GrantState> ENDED_BY_TIME =
            EnumSet.of(GrantState.LAPSED, GrantState.KEY_EXPIRED, GrantState.IDLE, GrantState.EXPIRED);

    private int tried;

    /** Where a grant is when the clock jumps, and how long it has from there if nothing happens. */
    private enum Stage {
        PENDING(Duration.ofHours(24)),
        READY(LedgerPolicy.REDEEM.plusNanos(1)),
        ACTIVE(LedgerPolicy.IDLE),
        IN_USE(LedgerPolicy.TTL);

        private final Duration left;

        Stage(Duration left) {
            this.left = left;
        }
    }

    private interface Jump {
        void happen(World world, Stage stage, boolean restarts);
    }

    private void atEachStage(Jump jump) throws Exception {
        for (Stage stage : Stage.values()) {
            for (boolean restarts : new boolean[] {false, true}) {
                World world = new World();
                Runnable now = () -> {
                    jump.happen(world, stage, restarts);
                    tried++;
                };
                switch (stage) {
                    case PENDING -> world.pending();
                    case READY -> world.ready();
                    case ACTIVE -> world.active();
                    case IN_USE -> world.active().perform("db.read", LEDGER, now::run);
                }
                if (stage != Stage.IN_USE) {
                    now.run();
                }
                assertThat(world.replayed()).isEqualTo(world.ledger());
            }
        }
        assertThat(tried).isEqualTo(8);
    }

    private static void jump(World world, Duration by, boolean restarts) {
        world.wall = world.wall.plus(by);
        if (restarts) {
            world.crash();
        }
    }

    @Test
    void backAnHourLengthensNothingAtAnyStageAndAfterARestart() throws Exception {
        atEachStage((world, stage, restarts) -> {
            jump(world, BACK, restarts);
            assertThat(grant(world).state().isLive()).isTrue();
            world.ticks += stage.left.toNanos();
            assertOver(world, stage);
        });
    }

    @Test
    void backAnHourAndTheRestOfItsTimeLeavesAGrantItsLastNanosecond() throws Exception {
        atEachStage((world, stage, restarts) -> {
            jump(world, BACK, restarts);
            // After a restart nobody knows how a use ended, and the session idles.
            Duration left = stage == Stage.IN_USE && restarts ? LedgerPolicy.IDLE : stage.left;
            world.ticks += left.toNanos() - 1;
            assertThat(world.glass.sweep()).isEmpty();
            world.ticks++;
            assertThat(world.glass.sweep()).hasSize(1);
        });
    }

    @Test
    void forwardADayEndsWhatIsOverAtAnyStageAndAfterARestart() throws Exception {
        atEachStage((world, stage, restarts) -> {
            jump(world, FORWARD, restarts);
            assertOver(world, stage);
        });
    }

    @Test
    void forwardADayAndBackAgainRevivesNothing() throws Exception {
        atEachStage((world, stage, restarts) -> {
            jump(world, FORWARD, false);
            assertThat(world.glass.sweep()).hasSize(1);
            jump(world, FORWARD.negated(), restarts);
            assertOver(world, stage);
        });
    }

    /** Nothing can be done with it any more, whether anybody has noticed its end or not. */
    private static void assertOver(World world, Stage stage) {
        Grant grant = grant(world);
        assertThatThrownBy(() -> {
                    switch (stage) {
                        case PENDING -> world.glass.approve(grant.id(), yes(BO));
                        case READY -> world.glass.claimKey(grant.id(), ANA);
                        case ACTIVE, IN_USE ->
                            world.glass
                                    .session(grant.session().orElseThrow(), ANA)
                                    .perform("db.read", LEDGER, () -> {
                                        throw new AssertionError("ran past its time");
                                    });
                    }
                })
                .as(stage.name())
                .isInstanceOf(RefusedException.class);
        assertThat(grant(world).state()).as(stage.name()).isIn(ENDED_BY_TIME);
    }

    private static Grant grant(World world) {
        return world.glass.grants().get(0);
    }
}
