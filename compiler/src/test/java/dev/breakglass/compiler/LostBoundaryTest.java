package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A boundary that is lost ends a session, whatever else shuts its path at that moment: nothing hides it. */
class LostBoundaryTest {

    private static final String POLICY = """
            policy boundaries
            action db.read, db.failover
            resource database
            role sre from group "sre"
            signal mesh-closed: bool fresh 1m
            signal room-locked: bool fresh 1m
            signal frozen: bool fresh 1m
            zone prod {
              contains database "*"
              admit when mesh-closed
            }
            zone prod.ledger {
              contains database "ledger"
              admit when room-locked
            }
            forbid freeze {
              zone prod
              when frozen
            }
            breakglass look {
              zone prod.ledger
              for sre
              allow db.read on database "ledger"
              approve none because "a test"
              mfa any within 15m
              justify none because "a test"
              ttl 30m
              review none because "a test"
            }
            """;
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");

    private final LiveGlass live = new LiveGlass(POLICY);

    private Session open() {
        live.signal("mesh-closed", true);
        live.signal("room-locked", true);
        live.signal("frozen", false);
        Grant grant = live.ask("prod.ledger", "db.read");
        return live.glass.redeem(live.glass.claimKey(grant.id(), LiveGlass.ANA), LiveGlass.ANA);
    }

    private GrantState swept(Session session) {
        live.glass.sweep();
        return live.glass.grant(session.grant()).orElseThrow().state();
    }

    @Test
    void itSuspends() {
        Session session = open();
        live.signal("mesh-closed", false);

        assertThat(swept(session)).isEqualTo(GrantState.SUSPENDED);
    }

    @Test
    void itSuspendsWhileAForbidFires() {
        Session session = open();
        live.signal("mesh-closed", false);
        live.signal("frozen", true);

        assertThat(swept(session)).isEqualTo(GrantState.SUSPENDED);
    }

    @Test
    void itSuspendsWhileTheSignalOfAForbidIsSilent() {
        Session session = open();
        live.signal("room-locked", false);
        live.silence("frozen");

        assertThat(swept(session)).isEqualTo(GrantState.SUSPENDED);
    }

    @Test
    void aForbidAloneOrABoundaryOfWhichNothingIsKnownKeepsTheSession() {
        Session session = open();
        live.silence("mesh-closed");
        live.silence("frozen");

        assertThat(swept(session)).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void itIsToldAfterWhateverShutsThePath() {
        Map<String, Boolean> lost = Map.of("mesh-closed", false, "room-locked", false, "frozen", false);
        Map<String, Boolean> frozen = Map.of("mesh-closed", false, "room-locked", true, "frozen", true);
        Map<String, Boolean> silent = Map.of("room-locked", false);

        assertThat(ofUse(use("sre", "db.read", "ledger", frozen)))
                .containsExactly(ReasonCode.FORBIDDEN, ReasonCode.BOUNDARY);
        assertThat(ofUse(use("sre", "db.read", "ledger", silent)))
                .containsExactly(ReasonCode.FORBIDDEN, ReasonCode.BOUNDARY);
        assertThat(ofUse(use("guests", "db.read", "ledger", lost)))
                .containsExactly(ReasonCode.ROLE, ReasonCode.BOUNDARY, ReasonCode.BOUNDARY);
        assertThat(ofUse(use("sre", "db.failover", "ledger", lost)))
                .containsExactly(ReasonCode.ACTION, ReasonCode.BOUNDARY, ReasonCode.BOUNDARY);
    }

    @Test
    void ofWhatLiesOutsideTheZoneItSaysNothing() {
        Map<String, Boolean> lost = Map.of("mesh-closed", false, "room-locked", false, "frozen", false);

        assertThat(ofUse(use("sre", "db.read", "other", lost))).containsExactly(ReasonCode.RESOURCE_NOT_IN_ZONE);
    }

    @Test
    void aFirstDecisionTellsWhatFailsFirst() {
        Map<String, Boolean> frozen = Map.of("mesh-closed", false, "room-locked", true, "frozen", true);
        Map<String, Boolean> lost = Map.of("mesh-closed", false, "room-locked", false, "frozen", false);

        for (Policy policy : List.of(compiled(), reference())) {
            assertThat(policy.decide(use("sre", "db.read", "ledger", frozen)).reasons())
                    .containsExactly(ReasonCode.FORBIDDEN);
            assertThat(policy.decide(use("guests", "db.read", "ledger", lost)).reasons())
                    .containsExactly(ReasonCode.ROLE);
        }
    }

    private static CompiledPolicy compiled() {
        return PolicyCompiler.compile(DifferentialTest.checked(POLICY)).toPolicy();
    }

    private static ReferenceEvaluator reference() {
        return new ReferenceEvaluator(DifferentialTest.checked(POLICY));
    }

    /** As the text has it, the compiled program, and the program about a request that was prepared. */
    private static List<ReasonCode> ofUse(Request use) {
        CompiledPolicy compiled = compiled();
        List<Finding> findings = reference().recheck("look", use).findings();
        List<ReasonCode> codes = findings.stream().map(Finding::code).toList();

        assertThat(compiled.recheck("look", use).findings()).isEqualTo(findings);
        assertThat(compiled.recheck("look", compiled.prepare(use)).findings()).isEqualTo(findings);
        assertThat(compiled.recheck("look", use).reasons()).containsExactlyInAnyOrderElementsOf(Set.copyOf(codes));
        return codes;
    }

    private static Request use(String group, String action, String database, Map<String, Boolean> signals) {
        Map<String, Reading> readings = new TreeMap<>();
        signals.forEach((name, value) -> readings.put(name, new Reading(Value.of(value), NOW)));
        Person person = new Person("ana", Set.of(group), Map.of());
        Resource resource = new Resource("database", database, Map.of());
        return Request.of(person, "prod.ledger", action, resource, NOW).withSignals(readings);
    }
}
