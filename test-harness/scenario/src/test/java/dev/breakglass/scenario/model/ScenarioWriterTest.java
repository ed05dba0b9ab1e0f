package dev.breakglass.scenario.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioWriterTest {

    private static final String EVERYTHING = """
            scenario: "A title: with a colon"
            policy: ../p
            start: 2026-03-14T02:13:00.001Z
            people:
              ana: { groups: [sre, "no"], attributes: { level: 3, staff: true, name: "unknown", set: [1, a, "2"] } }
              bo: {}
              "true": { groups: ["a b", "\\u200b\\"\\\\\\n"] }
            not-in-policy: [z, "a: b"]
            signals: { network: corp, odd: "unknown", number: "7" }
            timeline:
              - { at: 0s, incident: { id: I, kind: outage, severity: 1, since: 2026-03-14T02:00:00.5Z, attributes: { a: b } } }
              - at: 1s
                request: { as: r1, by: ana, zone: z, action: a, resource: { kind: k/k, name: n, attributes: { pii: true } },
                           incident: I, justification: "two\\nlines", ticket: T-1, mfa: [webauthn, { kind: push, ago: 1m1ms }],
                           ttl: 1h30m, source: 10.0.0.1 }
                expect: { decision: pending, path: p, open: [mfa, approvals] }
              - { at: 2s, request: { as: r2, by: bo, zone: z, action: a, resource: k/n x }, expect: { deny: role } }
              - { at: 2s, step-up: { request: r1, by: ana, mfa: [piv] }, expect: { state: pending } }
              - { at: 2s, prompt-failed: { request: r1, by: ana, factor: push } }
              - { at: 2s, reconsider: { request: r1, by: ana } }
              - { at: 2s, withdraw: { request: r2, by: bo, because: solved }, expect: { refused: ended } }
              - { at: 2s, approve: { request: r1, by: bo, mfa: [totp] }, expect: { reasons: [mfa] } }
              - { at: 2s, deny-approval: { request: r1, by: bo, because: "no" } }
              - { at: 3s, redeem: { request: r1, by: ana, as: s1 }, expect: { audit: [key-claimed, redeemed] } }
              - { at: 3s, redeem: { request: r1, by: ana } }
              - { at: 3s, use: { session: s1, action: a, resource: k/n, fails: true }, expect: permit }
              - { at: 3s, credential: { session: s1, broker: ssh, fails: true } }
              - { at: 3s, credential: { session: s1, broker: ssh }, expect: { duties: [destroy ssh] } }
              - { at: 3s, observe: { session: s1, by: bo } }
              - { at: 3s, leave: { session: s1, by: bo } }
              - { at: 3s, extend: { session: s1, by: ana, because: longer } }
              - { at: 3s, approve: { extension: s1, by: bo } }
              - { at: 3s, close: { session: s1 }, expect: { duties: ["after rotate x"], open-grants: 0 } }
              - { at: 4s, revoke: { request: r1, by: bo } }
              - { at: 4s, revoke: { session: s1, by: bo, because: x } }
              - { at: 4s, revoke: { person: ana, by: bo } }
              - { at: 4s, revoke: { zone: z, by: bo } }
              - { at: 4s, revoke: { everything: true, by: bo } }
              - { at: 4s, review: { request: r1, by: bo, note: fine } }
              - { at: 4s, signal: { network: { value: corp, stale: 40s }, odd: unknown, word: "unknown", flag: false } }
              - { at: 4s, person: { ana: unknown, cy: { groups: [sre] } } }
              - { at: 4s, clock: { jump: -1h30m } }
              - { at: 4s, duties: fail }
              - { at: 4s, duties: work }
              - { at: 4s, crash: { down: 5s } }
              - { at: 1d, reload: { policy: ../q, by: bo } }
            expect:
              audit: { verified: true, events: { requested: 2 } }
              open-grants: 0
              owed-duties: 1
              properties: hold
              state: { r1: closed }
            """;

    @Test
    void whatIsWrittenReadsAsTheSameScenario() {
        Scenario scenario = read(EVERYTHING);
        assertThat(read(ScenarioWriter.write(scenario)))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(FilePlace.class, Words.class)
                .isEqualTo(scenario);
        assertThat(read(ScenarioWriter.write(scenario)).words().strangers())
                .isEqualTo(scenario.words().strangers())
                .isNotEmpty();
    }

    @Test
    void everyKindOfActIsAmongThem() {
        Set<Class<?>> written = read(EVERYTHING).timeline().stream()
                .map(step -> step.act().getClass())
                .collect(Collectors.toSet());
        assertThat(written)
                .containsExactlyInAnyOrder(Act.class.getPermittedSubclasses().clone());
    }

    @Test
    void anIncidentThatBeginsAtItsStepDoesNotSaySince() {
        String text = """
                scenario: x
                policy: p
                start: 2026-03-14T02:13:00Z
                people: {}
                timeline:
                  - { at: 5m, incident: { id: I, kind: outage, severity: 1, since: 2026-03-14T02:18:00Z } }
                """;
        String written = ScenarioWriter.write(read(text));
        assertThat(written).doesNotContain("since");
        assertThat(read(written).timeline().get(0).act())
                .isEqualTo(read(text).timeline().get(0).act());
    }

    @Test
    void whatIsWrittenIsWrittenTheSameAgain() {
        String once = ScenarioWriter.write(read(EVERYTHING));
        assertThat(ScenarioWriter.write(read(once))).isEqualTo(once);
    }

    private static Scenario read(String text) {
        return ScenarioReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
