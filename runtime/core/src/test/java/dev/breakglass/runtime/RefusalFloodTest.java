package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Person;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusalFloodTest {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final GrantId NOTHING = new GrantId("g-0000000000000000");

    private final World world = new World();

    RefusalFloodTest() {
        world.refusals = new RefusalLimit(MOST, WITHIN);
        world.crash();
    }

    private static void refused(Refusal why, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(why));
    }

    /** Is refused so often; answers how many lines that made. */
    private int flood(Person person, int times) {
        int before = world.lines().size();
        for (int i = 0; i < times; i++) {
            refused(Refusal.UNKNOWN_GRANT, () -> world.glass.claimKey(NOTHING, person));
        }
        return world.lines().size() - before;
    }

    private List<String> passedOver() {
        return world.lines().stream()
                .filter(line -> line.contains("passed-over"))
                .toList();
    }

    @Test
    void whatIsRefusedTooOftenIsCountedAndTheCountWritten() {
        assertThat(flood(EVE, 1_000)).isEqualTo(MOST + 1);
        assertThat(passedOver())
                .singleElement()
                .asString()
                .contains("too many refusals: those until 2026-03-14T02:23:00Z are counted and not written")
                .contains("\"actor\":\"eve\"");
        world.pass(WITHIN.minusNanos(1));
        assertThat(flood(EVE, 1)).isZero();
        world.pass(Duration.ofNanos(1));
        assertThat(flood(EVE, 1)).isEqualTo(2);
        assertThat(passedOver().get(1)).contains("996 refusals since 2026-03-14T02:13:00Z were not written");
        assertThat(flood(EVE, MOST)).isEqualTo(MOST);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void theCountIsWrittenWithoutAnotherRefusal() {
        flood(EVE, MOST + 3);
        flood(CY, MOST + 4);
        world.glass.sweep();
        assertThat(passedOver()).hasSize(2);
        world.pass(WITHIN);
        world.glass.sweep();
        assertThat(passedOver()).hasSize(4);
        assertThat(passedOver().get(2)).contains("\"3 refusals since").contains("\"actor\":\"eve\"");
        assertThat(passedOver().get(3)).contains("\"4 refusals since").contains("\"actor\":\"cy\"");
        world.pass(WITHIN);
        world.glass.sweep();
        assertThat(passedOver()).hasSize(4);
        flood(CY, MOST + 2);
        world.glass.close();
        assertThat(passedOver()).hasSize(6);
        assertThat(passedOver().get(5)).contains("\"2 refusals since");
    }

    @Test
    void whatAPersonMayDoIsDoneAndWrittenAllTheSame() throws Exception {
        flood(ANA, 100);
        Session session = world.active();
        session.perform("db.failover", LEDGER, () -> true);
        flood(ANA, 100);
        session.close();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.CLOSED);
        assertThat(world.lines().stream().filter(line -> line.contains("\"kind\":\"use-started\"")))
                .hasSize(1);
        // Nor does one person's flood hide another's refusals.
        assertThat(flood(EVE, 2)).isEqualTo(2);
    }

    @Test
    void requestsThatAreDeniedAreRefusalsTooAndFillNoMemory() {
        Person stranger = World.person("mallory");
        for (int i = 0; i < MOST; i++) {
            assertThat(world.glass.request(world.look(stranger)).state()).isEqualTo(GrantState.DENIED);
        }
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> world.glass.request(world.look(stranger)))
                    .hasMessageStartingWith("locked: the policy denies it, as the findings say")
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.findings()).isNotEmpty());
        }
        assertThat(world.glass.grants()).hasSize(MOST);
        assertThat(world.lines()).hasSize(MOST + 1);
        world.pass(WITHIN);
        assertThat(world.glass.request(world.look(stranger)).state()).isEqualTo(GrantState.DENIED);
        // Who may ask is heard at once, whatever was denied before.
        Grant looked = world.glass.request(world.look(EVE));
        assertThat(looked.state()).isEqualTo(GrantState.READY);
    }

    @Test
    void manyPeopleTogetherDoNotFillTheLogEither() {
        int lines = 0;
        for (int i = 0; i < 100; i++) {
            lines += flood(World.person("person-" + i), MOST);
        }
        assertThat(lines).isEqualTo(10 * MOST + 1);
        assertThat(passedOver()).singleElement().asString().doesNotContain("\"actor\"");
        world.pass(WITHIN);
        world.glass.sweep();
        assertThat(passedOver().get(1)).contains("450 refusals since").doesNotContain("\"actor\"");
        assertThat(flood(EVE, 1)).isEqualTo(1);
    }

    @Test
    void noMorePeopleAreRememberedThanThereIsRoomFor() {
        world.refusals = new RefusalLimit(2 * Refusals.PEOPLE_MAX, WITHIN);
        world.crash();
        for (int i = 0; i < Refusals.PEOPLE_MAX + 10; i++) {
            Person person = World.person("person-" + i);
            refused(Refusal.UNKNOWN_GRANT, () -> world.glass.claimKey(NOTHING, person));
        }
        assertThat(world.ledger().size()).isEqualTo(Refusals.PEOPLE_MAX + 10L);
        assertThat(world.glass.journal().refusals().people()).isEqualTo(Refusals.PEOPLE_MAX);
    }
}
