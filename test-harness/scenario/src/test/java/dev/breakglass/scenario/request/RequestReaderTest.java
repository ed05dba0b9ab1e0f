package dev.breakglass.scenario.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private static final String FULL = """
            requester: { id: ana, groups: [sre], attributes: { employment: employee } }
            zone: prod.payments
            action: db.failover
            resource: { kind: database, name: ledger, attributes: { pii: true } }
            incident: { id: INC-2041, kind: outage, severity: 1, since: 2026-03-14T02:00:00Z }
            justification: Primary is gone and replicas lag, failing over by hand
            ticket: INC-2041
            factors: [ { kind: webauthn, at: 2026-03-14T02:12:00Z } ]
            approvals:
              - { by: bo, groups: [incident-commanders], at: 2026-03-14T02:16:00Z }
              - { by: cy, groups: [security-leads],      at: 2026-03-14T02:17:00Z, factors: [ { kind: piv, at: 2026-03-14T02:17:00Z } ] }
            signals: { network: { value: corp, at: 2026-03-14T02:17:50Z }, device-trusted: { value: true, at: 2026-03-14T02:17:50Z } }
            ttl: 30m
            history: { grants: [ { path: restore-ledger, granted: 2026-03-13T00:00:00Z, ended: 2026-03-13T00:30:00Z } ], overdue-reviews: 1 }
            now: 2026-03-14T02:18:00Z
            """;

    @Test
    void everyPartIsRead() {
        Request request = read(FULL);
        assertThat(request.requester().id()).isEqualTo("ana");
        assertThat(request.requester().groups()).containsExactly("sre");
        assertThat(request.requester().attributes()).containsEntry("employment", Value.of("employee"));
        assertThat(request.zone()).isEqualTo("prod.payments");
        assertThat(request.action()).isEqualTo("db.failover");
        assertThat(request.resource()).hasToString("database/ledger");
        assertThat(request.resource().attributes()).containsEntry("pii", Value.of(true));
        assertThat(request.incident().orElseThrow().since()).contains(Instant.parse("2026-03-14T02:00:00Z"));
        assertThat(request.justification()).startsWith("Primary is gone");
        assertThat(request.ticket()).contains("INC-2041");
        assertThat(request.factors()).hasSize(1);
        assertThat(request.approvals()).hasSize(2);
        assertThat(request.approvals().get(1).factors().get(0).kind()).isEqualTo("piv");
        assertThat(request.signals().get("device-trusted").value()).isEqualTo(Value.of(true));
        assertThat(request.ttl()).contains(Duration.ofMinutes(30));
        assertThat(request.history().grants().get(0).path()).isEqualTo("restore-ledger");
        assertThat(request.history().overdueReviews()).isEqualTo(1);
        assertThat(request.now()).isEqualTo(Instant.parse("2026-03-14T02:18:00Z"));
    }

    @Test
    void jsonReadsTheSame() {
        String json = """
                {"requester":{"id":"ana","groups":["sre"]},"zone":"z","action":"a",
                 "resource":"database/ledger","now":"2026-03-14T02:18:00Z"}
                """;
        assertThat(read(json).requester().groups()).containsExactly("sre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: 1 | severity: 9 | 5:51: `severity`: expected a whole number from 1 to 5, found the number 9",
                "kind: outage | kind: outrage | 5:33: `kind`: there is no `outrage`; did you mean `outage`?",
                "kind: webauthn | kind: webautn | 8:20: a factor: there is no `webautn`; did you mean `webauthn`?",
                "ttl: 30m | ttl: 30 | 13:6: `ttl`: expected a length of time, such as 90s, 5m, 1h30m or 2d, found the number 30",
                "ttl: 30m | ttl: 0s | 13:6: `ttl`: expected a length of time longer than nothing, found the text \"0s\"",
                "ticket: | tickte: | 7:1: a request has no `tickte`; did you mean `ticket`?",
                "now: 2026-03-14T02:18:00Z | now: yesterday | 15:6: `now`: expected a moment, such as 2026-03-14T02:13:00Z, found the text \"yesterday\"",
                "now: 2026 | now: 2926 | 1:1: now: 2926-03-14T02:18:00Z is not between 1970-01-01T00:00:00Z and 2200-01-01T00:00:00Z",
                "groups: [sre] | groups: sre | 1:31: `groups`: expected a list, such as [a, b], found the text \"sre\"",
                "employment: employee | employment: 1.5 | 1:64: `employment`: expected true, false, a whole number, a text or a list of these, found the number 1.5",
                "id: ana | id: 7 | 1:18: `id`: expected a text; put it in quotes: \"7\", found the number 7",
            })
    void aMistakeIsToldWithItsPlace(String right, String wrong, String message) {
        assertThat(FULL).contains(right);
        assertThatThrownBy(() -> read(FULL.replace(right, wrong)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("r.yaml:" + message);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> read("zone: z")).hasMessage("r.yaml:1:1: a request needs `requester`");
    }

    @Test
    void tooManyApprovalsAreRefused() {
        String one = "{ by: x, at: 2026-03-14T02:16:00Z },";
        String many = FULL.replaceAll("(?s)approvals:.*signals", "approvals: [" + one.repeat(65) + "]\nsignals");
        assertThatThrownBy(() -> read(many)).hasMessage("r.yaml:1:1: approvals: at most 64 in one request, found 65");
    }

    private static Request read(String text) {
        return RequestReader.read("r.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
