package dev.breakglass.scenario.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.table.TableReader;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that speaks of what its policy does not know would pass for the wrong reason. */
class WordsTest {

    private static String meant(String word) {
        return " (if that is meant, list `" + word + "` in `not-in-policy`)";
    }

    private static final Policy MILL = policy("""
            policy acme.mill
            action wheel.turn, wheel.stop
            action wheel.all includes wheel.turn, wheel.stop
            resource wheel { width: int }
            resource sluice { open: bool }
            requester { guild: enum { free, bound } }
            incident { floors: set of string }
            signal water: enum { low, high } fresh 1m
            signal wet: bool fresh 1m
            role miller from group "millers"
            zone mill { contains wheel "*" }
            breakglass turn {
              zone    mill
              for     miller
              allow   wheel.turn on wheel "*"
              mfa     webauthn within 1d
              approve none because "the brook does not wait"
              justify none because "there is only one reason to come here"
              ttl     10m
              review  none because "everybody hears the wheel"
              issue   crank { }
            }
            """);

    private static final Policy OTHER = policy("policy acme.other\nzone attic { }\nsignal moon: bool fresh 1m\n");

    private static final String SCENARIO = """
            scenario: s
            policy: p
            start: 2026-03-14T02:13:00Z
            people:
              ana: { groups: [millers, everybody], attributes: { guild: free } }
            signals: { water: low, wet: unknown }
            timeline:
              - at: 0s
                incident: { id: I, kind: outage, severity: 1, attributes: { floors: [one, two] } }
              - at: 0s
                request: { as: r1, by: ana, zone: mill, action: wheel.turn,
                           resource: { kind: wheel, name: big, attributes: { width: 3 } } }
              - at: 0s
                redeem: { request: r1, by: ana, as: s1 }
              - at: 0s
                credential: { session: s1, broker: crank }
              - at: 1s
                signal: { water: { value: high, stale: 40s } }
              - at: 1s
            """;

    private static final String TABLE = """
            table: t
            policy: p
            request:
              requester: { id: ana, groups: [millers] }
              zone: mill
              action: wheel.turn
              resource: wheel/big
              now: 2026-03-14T02:13:00Z
            rows:
              - name: n
                expect: deny
            """;

    @Test
    void whatThePolicyKnowsIsSaidFreely() {
        scenario("    crash: {}\n").check(List.of(MILL));
        table("    resource: { kind: wheel, name: a, attributes: { width: 3, open: true } }\n    source: \"::1\"\n")
                .check(List.of(MILL));
        table("    signals: { water: { value: low, ago: 3s }, wet: true }\n").check(List.of(MILL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal: { wter: low } | 20:15: the policy has no signal `wter`; did you mean `water`? | wter",
                "signal: { wter: unknown } | 20:15: the policy has no signal `wter`; did you mean `water`? | wter",
                "signal: { water: dry } | 20:22: `water` is one of `low, high`, not dry | water=dry",
                "signal: { water: [low] } | 20:22: `water` is one of `low, high`, not {low} | water={low}",
                "signal: { water: { value: dry, stale: 3s } } | 20:31: `water` is one of `low, high`, not dry | water=dry",
                "signal: { wet: \"true\" } | 20:20: `wet` is a bool, not true | wet=true",
                "use: { session: s1, action: wheel.trun, resource: wheel/a } | 20:33: the policy has no action `wheel.trun`; did you mean `wheel.turn`? | wheel.trun",
                "use: { session: s1, action: wheel.all, resource: wheel/a } | 20:33: the policy has no action `wheel.all`; there are: wheel.stop, wheel.turn | wheel.all",
                "use: { session: s1, action: wheel.turn, resource: weel/a } | 20:55: the policy has no resource kind `weel`; did you mean `wheel`? | weel",
                "use: { session: s1, action: wheel.turn, resource: { kind: wheel, name: a, attributes: { wdth: 1 } } } | 20:93: a `wheel` has no attribute `wdth`; did you mean `width`? | wdth",
                "use: { session: s1, action: wheel.turn, resource: { kind: wheel, name: a, attributes: { width: wide } } } | 20:100: `width` is an int, not wide | width=wide",
                "use: { session: s1, action: wheel.turn, resource: { kind: wheel, name: a, attributes: { open: true } } } | 20:93: a `wheel` has no attribute `open`; there are: width | open",
                "request: { as: r2, by: ana, zone: mill, action: wheel.turn, resource: wheel/a, source: 10.0.0.300 } | 20:92: `10.0.0.300` is no IP address | 10.0.0.300",
                "credential: { session: s1, broker: crnk } | 20:40: the policy has no broker `crnk`; did you mean `crank`? | crnk",
                "revoke: { zone: mil, by: ana } | 20:21: the policy has no zone `mil`; did you mean `mill`? | mil",
                "person: { ana: { groups: [miller] } } | 20:31: the policy has no role for the group `miller`; did you mean `millers`? | miller",
                "person: { ana: { attributes: { gild: free } } } | 20:36: the requester has no attribute `gild`; did you mean `guild`? | gild",
                "person: { ana: { attributes: { guild: fre } } } | 20:43: `guild` is one of `free, bound`, not fre | guild=fre",
                "incident: { id: J, kind: outage, severity: 1, attributes: { floor: [a] } } | 20:65: the incident has no attribute `floor`; did you mean `floors`? | floor",
                "incident: { id: J, kind: outage, severity: 1, attributes: { floors: a } } | 20:73: `floors` is a set of which each is a string, not a | floors=a",
            })
    void whatItDoesNotKnowIsToldWithItsPlace(String step, String message, String listed) {
        assertThatThrownBy(() -> scenario("    " + step + "\n").check(List.of(MILL)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("s.yaml:" + message + meant(listed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: mil | 12:11: the policy has no zone `mil`; did you mean `mill`? | mil",
                "signals: { wter: low } | 12:16: the policy has no signal `wter`; did you mean `water`? | wter",
                "approvals: [{ by: bo, groups: [miller], ago: 1s }] | 12:36: the policy has no role for the group `miller`; did you mean `millers`? | miller",
                "history: { grants: [{ path: trun, granted: 2026-03-14T01:00:00Z }] } | 12:33: the policy has no path `trun`; did you mean `turn`? | trun",
            })
    void soItIsInTheRowsOfATable(String row, String message, String listed) {
        assertThatThrownBy(() -> table("    " + row + "\n").check(List.of(MILL)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("t.yaml:" + message + meant(listed));
    }

    @Test
    void ofUnknownKindsNothingElseIsTold() {
        String step = "    use: { session: s1, action: wheel.turn, "
                + "resource: { kind: weel, name: a, attributes: { wdth: 1 } } }\n";
        assertThatThrownBy(() -> scenario(step).check(List.of(MILL))).hasMessageNotContaining("wdth");
    }

    @Test
    void whoeverMeansItSaysSo() {
        String listed = "not-in-policy: [wter, water=dry, miller]\n"
                + SCENARIO
                + "    signal: { wter: low, water: dry }\n"
                + "  - at: 2s\n"
                + "    person: { ana: { groups: [miller] } }\n";
        words(listed).check(List.of(MILL));
    }

    @Test
    void whoeverMeansOneValueDoesNotMeanEveryOther() {
        String listed = "not-in-policy: [water=dry]\n"
                + SCENARIO
                + "    signal: { water: dry }\n"
                + "  - at: 2s\n"
                + "    signal: { water: hihg }\n";
        assertThatThrownBy(() -> words(listed).check(List.of(MILL)))
                .hasMessage("s.yaml:23:22: `water` is one of `low, high`, not hihg" + meant("water=hihg"));
    }

    @Test
    void aListOfWhatIsKnownIsAMistakeToo() {
        String listed = "not-in-policy: [water, tide]\n" + SCENARIO + "    crash: {}\n";
        assertThatThrownBy(() -> words(listed).check(List.of(MILL))).hasMessage("""
                        s.yaml:1:17: `not-in-policy`: nothing here says `water` but as the policy knows it
                        s.yaml:1:24: `not-in-policy`: nothing here says `tide` but as the policy knows it""");
    }

    @Test
    void oneOfSeveralPoliciesHasToKnowIt() {
        String step = "    signal: { moon: true }\n";
        assertThatCode(() -> scenario(step).check(List.of(MILL, OTHER))).doesNotThrowAnyException();
        assertThatThrownBy(() -> scenario(step).check(List.of(MILL))).hasMessageContaining("`moon`");
    }

    @Test
    void aHostileWordStaysOnItsLine() {
        assertThatThrownBy(() ->
                        scenario("    signal: { \"a\\n::error::b\": low }\n").check(List.of(MILL)))
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private static Words scenario(String step) {
        return words(SCENARIO + step);
    }

    private static Words words(String text) {
        return ScenarioReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .words();
    }

    private static Words table(String row) {
        return TableReader.read("t.yaml", (TABLE + row).getBytes(StandardCharsets.UTF_8), name -> new byte[0])
                .orElseThrow()
                .words();
    }

    private static Policy policy(String text) {
        return Checker.check(List.of(new SourceFile("p.bgp", text))).value().orElseThrow();
    }
}
