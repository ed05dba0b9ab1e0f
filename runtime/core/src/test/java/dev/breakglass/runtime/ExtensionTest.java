package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtensionTest {

    private static final Duration BY = Duration.ofMinutes(5);
    private static final Instant EXPIRES = START.plus(LedgerPolicy.TTL);
    private static final List<String> COMMANDER = List.of("incident-commander");
    private static final List<String> EITHER = List.of("incident-commander", "security-lead");

    private World world = World.obliging(
            new Obligation.Extend(1, BY, Optional.empty(), List.of(assent(1, COMMANDER), assent(1, EITHER))));
    private GrantId id = world.active().grant();

    @Test
    void aSessionGrowsWithTheLastAssentAndNoMoreThanItsPathSays() {
        ask();
        world.glass.approveExtension(id, yes(BO));
        assertThat(opening().expiresAt()).as("one person counts once").isEqualTo(EXPIRES);
        world.glass.approveExtension(id, yes(CY));

        assertThat(opening().expiresAt()).isEqualTo(EXPIRES.plus(BY));
        assertThat(opening().extensions()).isEqualTo(1);
        assertThat(refused(this::ask)).isEqualTo(Refusal.NOT_OFFERED);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void theLongerLifeIsTheOneThatCounts() {
        ask();
        world.glass.approveExtension(id, yes(BO));
        world.glass.approveExtension(id, yes(CY));

        assertThat(world.now(id).deadline().orElseThrow().at()).isEqualTo(START.plus(LedgerPolicy.IDLE));
        for (int i = 0; i < 4; i++) {
            world.pass(LedgerPolicy.IDLE.minusMinutes(2));
            use();
        }
        assertThat(world.wall).isAfter(EXPIRES);
        world.pass(BY);
        assertThat(refused(this::use)).isEqualTo(Refusal.ENDED);
    }

    @Test
    void theWrongPeopleAreRefused() {
        assertThat(refused(() -> world.glass.approveExtension(id, yes(BO)))).isEqualTo(Refusal.NOT_ASKED);
        assertThat(refused(() -> world.glass.askExtension(id, EVE, "more"))).isEqualTo(Refusal.NOT_REQUESTER);
        ask();
        assertThat(refused(() -> world.glass.approveExtension(id, yes(ANA)))).isEqualTo(Refusal.REQUESTER);
        assertThat(refused(() -> world.glass.approveExtension(id, yes(EVE)))).isEqualTo(Refusal.ROLE);
        world.glass.approveExtension(id, yes(BO));
        assertThat(refused(() -> world.glass.approveExtension(id, yes(BO)))).isEqualTo(Refusal.ALREADY_APPROVED);
        world.glass.revoke(new dev.breakglass.runtime.grant.Scope.Everything(), "bo", "over");
        assertThat(refused(() -> world.glass.approveExtension(id, yes(CY)))).isEqualTo(Refusal.ENDED);
    }

    @Test
    void whatWasApprovedForAnEarlierWishDoesNotCount() {
        ask();
        world.glass.approveExtension(id, yes(BO));
        ask();
        world.glass.approveExtension(id, yes(CY));

        assertThat(opening().expiresAt()).isEqualTo(EXPIRES);
    }

    @Test
    void aSessionNeverGrowsPastTheCeilingOfItsZone() {
        Optional<Duration> ceiling = Optional.of(LedgerPolicy.TTL.plusMinutes(7));
        under(new Obligation.Extend(0, BY, ceiling, List.of(assent(1, EITHER))));
        ask();
        world.glass.approveExtension(id, yes(BO));
        ask();
        world.glass.approveExtension(id, yes(CY));

        assertThat(opening().expiresAt()).isEqualTo(EXPIRES.plus(Duration.ofMinutes(7)));
        assertThat(refused(this::ask)).isEqualTo(Refusal.NOT_OFFERED);
    }

    @Test
    void anAssentIsOldTheMomentAfterItsTimeAndNotOnTheEdge() {
        Assent quick = new Assent(2, EITHER, Optional.of(Duration.ofMinutes(2)), Optional.empty());
        under(new Obligation.Extend(0, BY, Optional.empty(), List.of(quick)));
        ask();
        world.glass.approveExtension(id, yes(BO));
        world.pass(Duration.ofMinutes(2).plusNanos(1));
        world.glass.approveExtension(id, yes(CY));
        assertThat(opening().expiresAt()).isEqualTo(EXPIRES);

        ask();
        world.glass.approveExtension(id, yes(BO));
        world.pass(Duration.ofMinutes(2));
        world.glass.approveExtension(id, yes(CY));
        assertThat(opening().expiresAt()).isEqualTo(EXPIRES.plus(BY));
    }

    @Test
    void theFactorsOfThoseWhoApproveAreLookedAt() {
        Proof proof = new Proof(1, List.of("webauthn", "piv"), Duration.ofMinutes(5));
        under(new Obligation.Extend(
                0, BY, Optional.empty(), List.of(new Assent(1, EITHER, Optional.empty(), Optional.of(proof)))));
        ask();
        world.glass.approveExtension(id, with(BO, "totp", world.wall));
        world.glass.approveExtension(
                id, with(CY, "piv", world.wall.minus(Duration.ofMinutes(5)).minusNanos(1)));
        assertThat(opening().expiresAt()).isEqualTo(EXPIRES);

        ask();
        world.glass.approveExtension(id, with(CY, "piv", world.wall.minus(Duration.ofMinutes(5))));
        assertThat(opening().expiresAt()).isEqualTo(EXPIRES.plus(BY));
    }

    private void under(Obligation.Extend extend) {
        world = World.obliging(extend);
        id = world.active().grant();
    }

    private void ask() {
        world.glass.askExtension(id, ANA, "the copy takes longer");
    }

    private void use() {
        try {
            world.glass.session(opening().session(), ANA).perform("db.read", World.LEDGER, () -> true);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Opening opening() {
        return world.now(id).opening().orElseThrow();
    }

    private static Assent assent(int people, List<String> roles) {
        return new Assent(people, roles, Optional.empty(), Optional.empty());
    }

    private static Approval with(Person person, String factor, Instant at) {
        return new Approval(person.id(), person.groups(), START, List.of(new Presented(factor, at)));
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }
}
