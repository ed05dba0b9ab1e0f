package dev.breakglass.scenario.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    private static final String HEAD = """
            scenario: A test
            policy: ../p
            start: 2026-03-14T02:13:00Z
            people:
              ana: { groups: [sre] }
              bo: { groups: [leads], attributes: { level: 3 } }
            signals: { network: corp }
            timeline:
              - at: 0m
                request: { as: r1, by: ana, zone: z, action: a, resource: kind/name, mfa: [webauthn, { kind: push, ago: 12m }], ttl: 10m }
                expect: { decision: pending, path: p, open: [approvals, mfa] }
            """;

    @Test
    void everyMistakeOfAStepIsToldAndWhatFollowsFromThemIsNot() {
        String wrong = step("approve: { request: r9, by: boo }")
                + "  - { at: 2m, request: { as: r2, by: ana, zne: z, action: a, resource: k/n } }\n"
                + "  - { at: 2m, approve: { request: r2, by: bo } }\n"
                + "  - { at: 2m, redeem: { request: r2, by: ana, as: s1, key: k } }\n"
                + "  - { at: 2m, close: { session: s1 } }\n"
                + "  - { at: 2m, incident: { id: I, kind: outge, severity: 1 } }\n"
                + "  - { at: 2m, request: { as: r3, by: ana, zone: z, action: a, resource: k/n, incident: I } }\n"
                + "  - { at: 2m, person: { cy: { group: [sre] } } }\n"
                + "  - { at: 2m, approve: { request: r2, by: cy } }\n";
        assertThatThrownBy(() -> read(wrong)).hasMessage("""
                s.yaml:13:25: the request: there is no `r9`; there are: r1
                s.yaml:13:33: the person: there is no `boo`; did you mean `bo`?
                s.yaml:14:43: a request has no `zne`; did you mean `zone`?
                s.yaml:16:55: a redeem has no `key`; there are: request, by, as
                s.yaml:18:40: `kind`: there is no `outge`; did you mean `outage`?
                s.yaml:20:31: a person has no `group`; did you mean `groups`?""");
    }

    @Test
    void aSignalThatIsUnknownAtTheBeginningIsSilent() {
        Scenario s = read(HEAD.replace("network: corp", "network: unknown, other: \"unknown\""));
        assertThat(s.signals()).isEqualTo(Map.of("other", Value.of("unknown")));
    }

    @Test
    void dutiesDoNotFailForEver() {
        String failing = """
                scenario: x
                policy: p
                start: 2026-03-14T02:13:00Z
                people: {}
                timeline:
                  - { at: 0m, duties: fail }
                  - { at: 7d, duties: %s }
                  - { at: 8d, duties: work }
                """;
        assertThatThrownBy(() ->
                        ScenarioReader.read("s.yaml", failing.formatted("fail").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("s.yaml:8:23: duties fail since 0s, which is more than 7d here;"
                        + " a step `duties: work` ends it");
        assertThat(ScenarioReader.read("s.yaml", failing.formatted("work").getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThatThrownBy(() ->
                        ScenarioReader.read("s.yaml", failing.formatted("stop").getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("s.yaml:7:23: `duties`: there is no `stop`");
    }

    @Test
    void aFileOfAnotherKindIsNoScenario() {
        assertThat(ScenarioReader.read("s.yaml", "table: x".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void headAndStepsAreRead() {
        Scenario s = read(step("signal: { network: { value: corp, stale: 40s }, x: unknown, y: \"unknown\", z: 3 }"));
        assertThat(s.title()).isEqualTo("A test");
        assertThat(s.start()).isEqualTo(Instant.parse("2026-03-14T02:13:00Z"));
        assertThat(s.people()).containsOnlyKeys("ana", "bo");
        assertThat(s.people().get("bo").attributes()).containsEntry("level", Value.of(3));
        Act.Ask ask = (Act.Ask) s.timeline().get(0).act();
        assertThat(ask.mfa())
                .containsExactly(
                        new Act.Factor("webauthn", Duration.ZERO), new Act.Factor("push", Duration.ofMinutes(12)));
        assertThat(ask.ttl()).contains(Duration.ofMinutes(10));
        assertThat(s.timeline().get(0).expect())
                .contains(new Expectation.Decided(
                        Outcome.PENDING, Optional.of("p"), Optional.of(List.of("approvals", "mfa")), Optional.empty()));
        assertThat(s.timeline().get(0).place()).hasToString("s.yaml:9:5");
        assertThat(((Act.Tell) s.timeline().get(1).act()).signals())
                .isEqualTo(Map.of(
                        "network",
                        new Act.SignalState.Stale(Value.of("corp"), Duration.ofSeconds(40)),
                        "x",
                        new Act.SignalState.Silent(),
                        "y",
                        new Act.SignalState.Fresh(Value.of("unknown")),
                        "z",
                        new Act.SignalState.Fresh(Value.of(3))));
    }

    @Test
    void anIncidentBeginsAtItsStepUnlessItSaysSinceWhen() {
        Scenario s = read(step("incident: { id: I, kind: outage, severity: 1 }"));
        assertThat(((Act.Declare) s.timeline().get(1).act()).incident().since())
                .contains(Instant.parse("2026-03-14T02:14:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aprove: { request: r1, by: bo } | 13:5: a step has no `aprove`; did you mean `approve`?",
                "approve: { request: r2, by: bo } | 13:25: the request: there is no `r2`; there are: r1",
                "approve: { request: r1, by: boo } | 13:33: the person: there is no `boo`; did you mean `bo`?",
                "approve: { request: r1 } | 13:14: an approve needs `by`",
                "approve: r1 | 13:14: an approve: expected a map, found the text \"r1\"",
                "use: { session: s1, action: a, resource: k/n } | 13:21: the session: there is no `s1`, and none in an earlier step",
                "redeem: { request: r1, by: ana, ass: s1 } | 13:37: a redeem has no `ass`; did you mean `as`?",
                "request: { as: r1, by: ana, zone: z, action: a, resource: k/n } | 13:20: there is a request `r1` already; give this one a name of its own",
                "request: { as: r2, by: ana, zone: z, action: a, resource: ledger } | 13:63: `resource`: expected a kind and a name, such as database/ledger, found the text \"ledger\"",
                "request: { as: r2, by: ana, zone: z, action: a, resource: k/n, mfa: webauthn } | 13:73: `mfa`: expected a list, such as [a, b], found the text \"webauthn\"",
                "crash: now | 13:12: a crash: expected a map, found the text \"now\"",
                "step-up: { request: r1, by: ana } | 13:14: a step-up needs `mfa`",
                "approve: { by: bo } | 13:14: an approve names one of: request, extension",
                "approve: { request: r1, extension: s1, by: bo } | 13:14: an approve names one of: request, extension",
                "observe: { session: s1, by: bo } | 13:25: the session: there is no `s1`, and none in an earlier step",
                "prompt-failed: { request: r1, by: ana, factor: pus } | 13:52: a factor: there is no `pus`; did you mean `push`?",
                "person: {} | 13:13: `person`: expected somebody, such as { ana: { groups: [sre] } }, found an empty map",
                "person: { bo: gone } | 13:19: a person: expected a map, found the text \"gone\"",
                "reload: { by: bo } | 13:13: a reload needs `policy`",
                "request: { as: r2, by: ana, zone: z, action: a, resource: k/n, incident: I } | 13:78: the incident: there is no `I`, and none in an earlier step",
                "repeat: { times: 1, every: 1m, timeline: [] } | 13:46: a repeat has at least one step",
                "repeat: { times: 0, every: 1m, timeline: [{ at: 0s, crash: {} }] } | 13:22: `times`: expected a whole number from 1 to 1000, found the number 0",
                "repeat: { times: 2, every: 1m, timeline: [{ at: 0s, repeat: {} }] } | 13:57: a repeat holds no other",
                "repeat: { times: 2, every: 1m, timeline: [{ at: 2m, crash: {} }, { at: 1m, crash: {} }] } | 13:76: `at`: time does not go back: 2m comes after 3m; a wall clock that jumps is a step `clock: { jump: -1h }`",
                "repeat: { times: 1, every: 1m, timeline: [{ at: 2m, crash: { down: 5m } }, { at: 3m, crash: {} }] } | 13:86: `at`: the process that crashes in line 13 is down until 8m, and this is at 4m",
                "person: { bo: \"unknown\", ana: nobody } | 13:35: a person: expected a map, found the text \"nobody\"",
                "clock: { jump: back } | 13:20: `jump`: expected a length of time, such as 90s, 5m, 1h30m or 2d, found the text \"back\"",
                "clock: { jump: -400d } | 13:20: `jump`: expected at most 366d over all jumps of a scenario, found the text \"-400d\"",
                "revoke: { by: bo } | 13:13: a revoke names one of: request, session, person, zone, everything",
                "revoke: { everything: false, by: bo } | 13:27: `everything`: expected true, found false",
                "signal: {} | 13:13: `signal`: expected a signal, such as { network: corp }, found an empty map",
                "signal: { network: [[corp]] } | 13:25: an element: expected true, false, a whole number or a text, found a list",
                "incident: { id: I, kind: outage, severity: one } | 13:48: `severity`: expected a whole number, found the text \"one\"",
            })
    void aWrongStepIsToldWithItsPlace(String step, String message) {
        assertThatThrownBy(() -> read(step(step)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("s.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expect: permitted | 14:13: `expect`: there is no `permitted`; did you mean `permit`?",
                "expect: { deny: aprovals } | 14:21: a reason code: there is no `aprovals`; did you mean `approvals`?",
                "expect: { deny: approvals, refused: role } | 14:13: an expect says one of: decision, deny, refused",
                "expect: { audit: [aproved] } | 14:23: a kind of event: there is no `aproved`; did you mean `approved`?",
                "expect: { reasons: approvals } | 14:24: `reasons`: expected a list, such as [a, b], found the text \"approvals\"",
                "expect: { open-grants: some } | 14:28: `open-grants`: expected a whole number, found the text \"some\"",
                "expect: { state: actvie } | 14:22: `state`: there is no `actvie`; did you mean `active`?",
                "expect: { refused: key-usd } | 14:24: `refused`: there is no `key-usd`; did you mean `key-used`?",
                "expect: { state: ready, path: p } | 14:29: `path` and `open` go with `decision`",
                "expect: { } | 14:13: an expect says something: a decision, deny, refused, state, reasons, audit, duties or open-grants",
                "expects: permit | 14:5: a step has no `expects`; did you mean `expect`?",
            })
    void aWrongExpectationIsToldWithItsPlace(String expect, String message) {
        assertThatThrownBy(() -> read(step("approve: { request: r1, by: bo }") + "    " + expect + "\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("s.yaml:" + message);
    }

    @Test
    void timeThatGoesBackIsAnErrorThatNamesTheClockStep() {
        assertThatThrownBy(
                        () -> read(HEAD + "  - { at: 5m, clock: { jump: 1h } }\n  - { at: 4m, clock: { jump: 1h } }\n"))
                .hasMessage("s.yaml:13:11: `at`: time does not go back: 4m comes after 5m; a wall clock that jumps is a"
                        + " step `clock: { jump: -1h }`");
    }

    @Test
    void jumpsAreLimitedTogether() {
        assertThatThrownBy(() ->
                        read(HEAD + "  - { at: 5m, clock: { jump: 300d } }\n  - { at: 5m, clock: { jump: -67d } }\n"))
                .hasMessage("s.yaml:13:30: `jump`: expected at most 366d over all jumps of a scenario, found the text"
                        + " \"-67d\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-12-31T00:00:00Z", "2195-01-01T00:00:00Z", "+99999-01-01T00:00:00Z", "0000-01-01T00:00:00Z"
            })
    void aScenarioStartsWhereNoClockCanLeaveWhatARequestCanBeAbout(String start) {
        assertThatThrownBy(() -> read(HEAD.replace("2026-03-14T02:13:00Z", start)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("s.yaml:3:8: `start`: expected a moment");
    }

    @Test
    void moreStepsThanTheLimitAreRefused() {
        String many = "  - { at: 5m, clock: { jump: 1s } }\n".repeat(1_000);
        assertThatThrownBy(() -> read(HEAD + many))
                .hasMessage("s.yaml:9:3: a timeline has from 1 to 1000 steps, found 1001");
        assertThatThrownBy(() ->
                        read(step("repeat: { times: 1000, every: 1s, timeline: [{ at: 0s, clock: { jump: 1s } }] }")))
                .hasMessage("s.yaml:13:50: a timeline has from 1 to 1000 steps, found 1001");
    }

    @Test
    void twoThingsInOneStepAreAnError() {
        assertThatThrownBy(() -> read(HEAD + "  - { at: 5m, clock: { jump: 1h }, signal: { x: 1 } }\n"))
                .hasMessage("s.yaml:12:5: a step does one thing, found signal and clock");
        assertThatThrownBy(() -> read(HEAD + "  - { at: 5m }\n"))
                .hasMessageContaining("12:5: a step does one of: incident,");
    }

    @Test
    void aRepeatIsItsStepsRoundByRoundWithTheNumberInTheirNames() {
        Scenario s = read(
                step(
                        "repeat: { times: 2, every: 10m, timeline: [ { at: 5s, request: { as: n-$n, by: ana, zone: z,"
                                + " action: a, resource: kind/host-$n } }, { at: 1m, approve: { request: n-$n, by: bo } } ] }"));
        assertThat(s.timeline()).extracting(step -> step.at().toSeconds()).containsExactly(0L, 65L, 120L, 665L, 720L);
        Act.Ask second = (Act.Ask) s.timeline().get(3).act();
        assertThat(second.as()).isEqualTo("n-2");
        assertThat(second.resource()).hasToString("kind/host-2");
        assertThat(((Act.Approve) s.timeline().get(4).act()).request()).isEqualTo("n-2");
        assertThat(s.timeline().get(3).place()).isEqualTo(s.timeline().get(1).place());
    }

    @Test
    void whoComesLaterAndWhichIncidentIsMeantCanBeSaid() {
        Scenario s = read(
                step("incident: { id: I, kind: outage, severity: 1 }")
                        + "  - { at: 2m, person: { di: { groups: [sre] }, bo: unknown } }\n"
                        + "  - { at: 3m, request: { as: r2, by: di, zone: z, action: a, resource: k/n, incident: I, source: 10.0.0.7 } }\n");
        assertThat(((Act.Change) s.timeline().get(2).act()).people())
                .hasEntrySatisfying("bo", bo -> assertThat(bo).isEmpty())
                .hasEntrySatisfying(
                        "di", di -> assertThat(di.orElseThrow().groups()).containsExactly("sre"));
        Act.Ask ask = (Act.Ask) s.timeline().get(3).act();
        assertThat(ask.incident()).contains("I");
        assertThat(ask.source()).contains("10.0.0.7");
    }

    @Test
    void aStepSaysEverythingThatItComesTo() {
        Scenario s = read(step("approve: { request: r1, by: bo }")
                + "    expect: { deny: approvals, state: pending, reasons: [mfa], audit: [refused], duties: [notify a:b],"
                + " open-grants: 2 }\n");
        assertThat(s.timeline().get(1).expect())
                .extracting(Expectation::text)
                .containsExactly(
                        "deny (approvals)",
                        "state pending",
                        "reasons: [mfa]",
                        "audit: [refused]",
                        "duties: [notify a:b]",
                        "open grants: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy: ../p\n", "start: 2026-03-14T02:13:00Z\n", "scenario: A test\n"})
    void theHeadIsComplete(String line) {
        String key = line.substring(0, line.indexOf(':'));
        String text = HEAD.replace(line, "");
        assertThatThrownBy(() -> read(text)).hasMessage("s.yaml:1:1: a scenario needs `" + key + "`");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        String text = HEAD.replace("start: 2026-03-14T02:13:00Z", "start: soon").replace("groups: [leads]", "group: []")
                + "  - { at: 1m, aprove: { request: r1, by: bo } }\n"
                + "  - { at: 2m, approve: { request: r1, by: boo } }\n"
                + "expect: { open-grants: -1 }\n";
        assertThatThrownBy(() -> read(text)).hasMessage("""
                        s.yaml:3:8: `start`: expected a moment, such as 2026-03-14T02:13:00Z, found the text "soon"
                        s.yaml:6:9: a person has no `group`; did you mean `groups`?
                        s.yaml:12:15: a step has no `aprove`; did you mean `approve`?
                        s.yaml:13:43: the person: there is no `boo`; did you mean `bo`?
                        s.yaml:14:24: `open-grants`: expected a whole number from 0 to 1000, found the number -1""");
    }

    @Test
    void aScenarioWhoseTitleIsMisspeltIsNotLeftOut() {
        byte[] text = "scenaro: x\npolicy: ..\ntimeline: []\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ScenarioReader.read("s.yaml", text))
                .hasMessageStartingWith("s.yaml:1:1: a scenario has no `scenaro`; did you mean `scenario`?");
    }

    @Test
    void theWholeRunsExpectationIsRead() {
        RunExpectation expect = read(HEAD
                        + "expect: { audit: { verified: true, events: { use-ended: 2 } }, open-grants: 0, owed-duties: 1,"
                        + " state: { r1: closed } }\n")
                .expect();
        assertThat(expect.auditVerified()).contains(true);
        assertThat(expect.openGrants()).contains(0);
        assertThat(expect.owedDuties()).contains(1);
        assertThat(expect.written()).isEqualTo(Map.of("use-ended", 2));
        assertThat(expect.states()).isEqualTo(Map.of("r1", "closed"));
        assertThatThrownBy(() -> read(HEAD + "expect: { state: { r7: closed } }\n"))
                .hasMessage("s.yaml:12:20: the request: there is no `r7`; there are: r1");
    }

    private static String step(String act) {
        return HEAD + "  - at: 1m\n    " + act + "\n";
    }

    private static Scenario read(String text) {
        return ScenarioReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
