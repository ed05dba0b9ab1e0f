package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private final World world = new World();
    private GrantId anasSession;
    private GrantId anasLook;
    private GrantId evesLook;

    @BeforeEach
    void threeDoors() {
        anasSession = world.active().grant();
        anasLook = world.glass.request(world.look(ANA)).id();
        evesLook = world.glass.request(world.look(EVE)).id();
    }

    private void ends(Scope scope, GrantId... expected) {
        int before = world.lines().size();
        List<Grant> ended = world.glass.revoke(scope, "bo", "breach at 02:20");

        assertThat(ended).extracting(Grant::id).containsExactly(expected);
        assertThat(ended).allSatisfy(grant -> {
            assertThat(grant.state()).isEqualTo(GrantState.REVOKED);
            assertThat(grant.ending().orElseThrow().by()).contains("bo");
            assertThat(grant.ending().orElseThrow().why()).isEqualTo("breach at 02:20");
        });
        assertThat(world.ledger().live()).hasSize(3 - expected.length);
        assertThat(world.lines().get(before)).contains("\"kind\":\"revoked\"", "\"ended\":" + expected.length);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void ofAGrant() {
        ends(new Scope.OfGrant(evesLook), evesLook);
    }

    @Test
    void ofAPerson() {
        ends(new Scope.OfPerson("ana"), anasSession, anasLook);
    }

    @Test
    void ofAZoneEndsWhatLiesBelowItToo() {
        ends(new Scope.OfZone("prod"), anasSession, anasLook, evesLook);
    }

    @Test
    void ofAZoneLeavesWhatLiesAboveIt() {
        ends(new Scope.OfZone("prod.payments"), anasSession);
    }

    @Test
    void ofAZoneIsNotMistakenByItsLetters() {
        ends(new Scope.OfZone("prod.pay"));
        ends(new Scope.OfZone("pro"));
    }

    @Test
    void ofEverythingRunsWhatComesAfter() {
        ends(new Scope.Everything(), anasSession, anasLook, evesLook);
        assertThat(world.done).hasSize(2);
    }
}
