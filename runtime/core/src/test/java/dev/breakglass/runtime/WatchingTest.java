package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A session of a path that says {@code observe 2 of security-lead, incident-commander}. */
class WatchingTest {

    private final World world =
            World.obliging(new Obligation.Observe(2, List.of("security-lead", "incident-commander")));
    private final Session session = world.active();
    private final GrantId id = session.grant();

    @Test
    void nothingIsUsedBeforeEnoughPeopleWatch() throws Exception {
        assertThat(state()).isEqualTo(GrantState.PAUSED);
        assertThat(refusedUse()).isEqualTo(Refusal.UNOBSERVED);
        world.glass.observe(id, BO);
        assertThat(refusedUse()).isEqualTo(Refusal.UNOBSERVED);
        world.glass.observe(id, CY);

        assertThat(state()).isEqualTo(GrantState.ACTIVE);
        assertThat(use()).isEqualTo(7);
    }

    @Test
    void itPausesWhenOneLeavesAndGoesOnWhenSomebodyComes() throws Exception {
        world.glass.observe(id, BO);
        world.glass.observe(id, CY);
        world.glass.stopObserving(id, CY);
        assertThat(refusedUse()).isEqualTo(Refusal.UNOBSERVED);
        world.glass.observe(id, CY);

        assertThat(use()).isEqualTo(7);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whoLosesTheRoleNoLongerCounts() {
        world.glass.observe(id, BO);
        world.glass.observe(id, CY);
        world.groups.put(BO.id(), Set.of());

        assertThat(refusedUse()).isEqualTo(Refusal.UNOBSERVED);
        assertThat(world.now(id).opening().orElseThrow().observers()).containsOnlyKeys(CY.id());
        assertThat(world.lines()).anyMatch(line -> line.contains("\"kind\":\"observer-left\""));
    }

    @Test
    void theWrongPeopleAreRefused() {
        assertThat(refused(() -> world.glass.observe(id, ANA))).isEqualTo(Refusal.REQUESTER);
        assertThat(refused(() -> world.glass.observe(id, EVE))).isEqualTo(Refusal.ROLE);
        assertThat(refused(() -> world.glass.stopObserving(id, BO))).isEqualTo(Refusal.NOT_OBSERVING);
        world.glass.observe(id, BO);
        assertThat(refused(() -> world.glass.observe(id, BO))).isEqualTo(Refusal.ALREADY_OBSERVING);
        session.close();
        assertThat(refused(() -> world.glass.observe(id, CY))).isEqualTo(Refusal.ENDED);

        World unwatched = new World();
        GrantId other = unwatched.active().grant();
        assertThat(refused(() -> unwatched.glass.observe(other, BO))).isEqualTo(Refusal.NOT_OFFERED);
    }

    @Test
    void aPausedSessionEndsByItsTtlAndByIdleTimeLikeAnyOther() {
        world.pass(LedgerPolicy.IDLE);

        assertThat(world.glass.sweep()).extracting(grant -> grant.state()).containsExactly(GrantState.IDLE);
    }

    @Test
    void aUseWhoseWatcherLeftBeforeItRanDoesNotRun() {
        world.glass.observe(id, BO);
        world.glass.observe(id, CY);
        world.crash();
        Session resumed = world.glass.session(session.id(), ANA);
        world.glass.stopObserving(id, BO);

        assertThat(refused(() -> {
                    try {
                        resumed.perform("db.read", LEDGER, () -> {
                            throw new AssertionError("ran unwatched");
                        });
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .isEqualTo(Refusal.UNOBSERVED);
    }

    private GrantState state() {
        return world.now(id).state();
    }

    private int use() throws Exception {
        return session.perform("db.read", LEDGER, () -> 7);
    }

    private Refusal refusedUse() {
        return refused(() -> {
            try {
                use();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }
}
