package dev.breakglass.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.suite.CheckedPolicies;
import dev.breakglass.scenario.suite.PolicyLoader;
import dev.breakglass.scenario.suite.ScenarioSuite;
import dev.breakglass.scenario.suite.SuiteListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleTest {

    private static final String POLICY = """
            policy acme.mill
            action wheel.turn
            resource wheel
            role miller from group "millers"
            role elder  from group "elders"
            zone mill { contains wheel "*" }
            breakglass turn {
              zone    mill
              for     miller
              allow   wheel.turn on wheel "*"
              mfa     webauthn within 1d
              approve none because "the brook does not wait"
              justify none because "there is only one reason to come here"
              ttl     10m
              review  within 1d by elder
            }
            """;

    private static final String SCENARIO = """
            scenario: Another policy on the way
            policy: before.bgp
            start: 2026-03-14T02:13:00Z
            people:
              ana: { groups: [millers] }
              eli: { groups: [elders] }
            timeline:
              - at: 0m
                request: { as: r1, by: ana, zone: mill, action: wheel.turn, resource: wheel/big, mfa: [webauthn] }
              - at: 1m
                redeem: { request: r1, by: ana, as: s1 }
              - at: 2m
                close: { session: s1 }
              - at: 3m
                reload: { policy: heard.bgp, by: eli }
              - at: 4m
                review: { request: r1, by: eli, note: seen }
            """;

    private record Heard(String kind, List<String> statesBefore) {}

    @TempDir
    Path temp;

    private final List<Heard> heard = new ArrayList<>();

    /** Whoever hears from the middle on is told what there was before all the same. */
    @Test
    void eachEntryComesWithTheGrantsAsTheyWereJustBeforeIt() throws Exception {
        assertThat(played("before.bgp"))
                .extracting(Heard::kind)
                .startsWith("requested", "key-claimed", "redeemed")
                .doesNotContain("reviewed");
        assertThat(heard).extracting(Heard::statesBefore).startsWith(List.of(), List.of("ready"), List.of("ready"));

        heard.clear();
        assertThat(played("heard.bgp"))
                .containsExactly(new Heard("policy-loaded", List.of()), new Heard("reviewed", List.of("closed")));
    }

    private List<Heard> played(String policy) throws Exception {
        Files.writeString(temp.resolve("before.bgp"), POLICY);
        Files.writeString(temp.resolve("heard.bgp"), POLICY + "action wheel.stop\n");
        Path scenario = Files.writeString(temp.resolve("mill.yaml"), SCENARIO);
        SuiteResult result = new ScenarioSuite(hearing(policy), Optional.empty()).play(List.of(scenario), new Silent());
        assertThat(result.failed()).as(result.problems().toString()).isZero();
        return heard;
    }

    private PolicyLoader hearing(String policy) {
        PolicyLoader all =
                new CheckedPolicies(each -> PolicyCompiler.compile(each).toPolicy());
        Witness witness = (entry, before) -> heard.add(new Heard(
                entry.event().kind(),
                entry.subject().map(Subject::grant).flatMap(before::grant).stream()
                        .map(Grant::state)
                        .map(state -> state.word())
                        .toList()));
        return path -> {
            LoadedPolicy loaded = all.load(path);
            return path.endsWith(policy) ? loaded.before(witness, loaded.policy()) : loaded;
        };
    }

    private static final class Silent implements SuiteListener {
        @Override
        public void played(ScenarioResult result) {}

        @Override
        public void notPlayed(SuiteResult.FileFailure failure) {}
    }
}
