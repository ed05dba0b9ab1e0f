package dev.breakglass.scenario.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.request.RequestReader;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableWriterTest {

    private static final String EVERYTHING = """
            requester: { id: "no", groups: [sre, "a, b"], attributes: { level: 3, staff: true, name: unknown, set: [1, a] } }
            zone: prod.payments
            action: db.failover
            resource: { kind: k/k, name: "n \u200b", attributes: { pii: true } }
            incident: { id: INC-1, kind: outage, severity: 1, since: 2026-03-14T02:00:00.000000001Z, attributes: { a: b } }
            justification: "two\nlines: and more"
            ticket: T-1
            factors: [{ kind: webauthn, at: 2026-03-14T02:12:00Z }, { kind: push, ago: 1m }]
            approvals:
              - { by: bo, groups: [leads], at: 2026-03-14T02:12:30Z, factors: [{ kind: piv, at: 2026-03-14T02:12:00Z }] }
              - { by: cy, at: 2026-03-14T02:12:31.5Z }
            signals: { network: { value: corp, at: 2026-03-14T02:12:50Z }, odd: "7" }
            ttl: 1h30m0s1ms
            history: { grants: [{ path: p, granted: 2026-03-13T02:13:00Z, ended: 2026-03-13T03:13:00Z }], overdue-reviews: 2 }
            source: 10.0.0.1
            pending-since: 2026-03-14T02:10:00Z
            now: 2026-03-14T02:13:00Z
            """;

    private static Table.Row row(String name, String request, Expectation expect) {
        return new Table.Row(
                name,
                RequestReader.read("r.yaml", request.getBytes(StandardCharsets.UTF_8)),
                List.of(expect),
                FilePlace.whole("t"));
    }

    @Test
    void whatIsWrittenReadsAsTheSameTable() {
        Table table = new Table(
                "A title: with a colon",
                "t.yaml",
                "../p",
                FilePlace.whole("t"),
                List.of(
                        row(
                                "all: of it",
                                EVERYTHING,
                                new Expectation.Decided(
                                        Outcome.PENDING,
                                        Optional.of("p"),
                                        Optional.of(List.of("mfa")),
                                        Optional.empty())),
                        row(
                                "nothing",
                                "{ requester: { id: ana }, zone: z, action: a, resource: k/n, now: 2026-03-14T02:13:00Z }",
                                new Expectation.Decided(
                                        Outcome.DENY, Optional.empty(), Optional.empty(), Optional.of("role")))),
                true,
                Words.NONE);
        assertThat(read(TableWriter.write(table)))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(FilePlace.class, Words.class)
                .isEqualTo(table);
    }

    @Test
    void whatThePolicyIsNotMeantToKnowIsWrittenToo() {
        String text = """
                table: t
                policy: p
                not-in-policy: [odd, "a: b"]
                rows: [{ name: n, expect: deny, requester: { id: ana }, zone: odd, action: a, resource: k/n,
                         now: 2026-03-14T02:13:00Z }]
                """;
        assertThat(read(TableWriter.write(read(text))).words().strangers()).containsExactly("odd", "a: b");
    }

    private static Table read(String text) {
        return TableReader.read("t.yaml", text.getBytes(StandardCharsets.UTF_8), name -> new byte[0])
                .orElseThrow();
    }
}
