package dev.breakglass.scenario.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.suite.CheckedPolicies;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static final String HEAD = """
            table: Who opens the ledger
            policy: ../production
            request:
              requester: { id: ana, groups: [sre], attributes: { employment: employee } }
              zone: prod.payments
              action: db.failover
              resource: database/ledger
              incident: { id: INC-2041, kind: outage, severity: 1 }
              justification: Primary is gone and replicas lag, failing over by hand
              ticket: INC-2041
              factors: [{ kind: webauthn, ago: 1m }]
              approvals:
                - { by: bo, groups: [incident-commanders], ago: 2m }
                - { by: cy, groups: [security-leads], ago: 1m }
              signals: { network: corp, device-trusted: true }
              now: 2026-03-14T02:18:00Z
            """;

    private static final String ROWS = """
            rows:
              - { name: everything is there, expect: { decision: permit, path: restore-ledger } }
              - { name: nobody has approved, approvals: [], expect: { decision: pending, open: [approvals] } }
              - { name: no ticket and no key, ticket: ~, factors: ~, expect: { decision: pending, open: [ticket, mfa] } }
              - { name: from a café, signals: { network: internet }, expect: { deny: boundary } }
              - { name: a stale signal, signals: { network: { value: corp, ago: 31s } }, expect: { decision: deny, reasons: [signal-stale] } }
              - { name: a contractor, requester: { attributes: { employment: contractor } }, expect: { deny: forbidden } }
            """;

    private static final String CSV = """
            name,requester.groups,action,factors,expect\r
            an SRE,[sre],,,permit\r
            \r
            a DBA,"[dba, ""others""]",db.read,,permit\r
            nobody,[visitors],,,{ deny: role }\r
            a weak factor,,,"[{ kind: sms, ago: 1m }]","{ decision: pending, open: [mfa] }"\r
            """;

    @Test
    void everyRowIsDecidedByItself() throws Exception {
        ScenarioResult result = decide(HEAD + ROWS);
        assertThat(result.failures()).isEmpty();
        assertThat(result.timeline()).hasSize(6);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void rowsCanStandInCsvBesideTheTable() throws Exception {
        ScenarioResult result = decide(HEAD + "rows: people.csv\n");
        assertThat(result.failures()).isEmpty();
        assertThat(result.timeline())
                .extracting(row -> row.place().orElseThrow().toString())
                .containsExactly("people.csv:2:1", "people.csv:4:1", "people.csv:5:1", "people.csv:6:1");
    }

    @Test
    void aCellOfCsvTakesAKeyAwayWhereverItsColumnStands() throws Exception {
        String csv = """
                name,requester.id,requester.attributes,ticket,signals.device-trusted,signals.network,expect
                nothing is missing,eve,,,,,permit
                no ticket,,,~,,,"{ decision: pending, open: [ticket] }"
                a silent signal behind one that speaks,,,,true,~,"{ decision: deny, reasons: [signal-missing] }"
                nothing is known of her,eve,~,,,,{ deny: forbidden }
                """;
        assertThat(decide(HEAD + "rows: people.csv\n", csv).failures()).isEmpty();
    }

    @Test
    void aRowThatIsDecidedOtherwiseIsToldWithTheLineOfThePolicy() throws Exception {
        ScenarioResult result = decide(HEAD + "rows: [{ name: one is enough, approvals: [], expect: permit }]\n");
        assertThat(result.passed()).isFalse();
        assertThat(result.failures().get(0))
                .startsWith(
                        "t.yaml:17:8: at 0s (2026-03-14T02:18:00Z) one is enough\n  expected: permit\n"
                                + "  actual:   pending on restore-ledger (approvals)\n  because:  approvals on restore-ledger: need ")
                .contains("payments.bgp:44:");
    }

    @Test
    void aTableWhosePropertiesHoldIsDecidedAsTheTextSaysToTheWord() throws Exception {
        String text = HEAD + "properties: hold\nrows: [{ name: hers, expect: permit }]\n";
        Table table = table(text, CSV);
        LoadedPolicy sound = policy();
        assertThat(TableDecider.decide(table, sound).failures()).isEmpty();

        Policy forgetful = new ForwardingPolicy(sound.policy()) {
            @Override
            public Decision decide(PreparedRequest request) {
                Decision d = super.decide(request);
                return new Decision(d.outcome(), d.path(), d.ttl(), d.findings(), List.of(), d.policy());
            }
        };
        assertThat(TableDecider.decide(table, LoadedPolicy.with(forgetful, sound.sources()))
                        .failures())
                .singleElement()
                .asString()
                .contains("expected: permit; every property holds\n")
                .contains("\"obligations\":[],")
                .contains("} where the text says {");
        assertThat(TableDecider.decide(table, LoadedPolicy.with(sound.policy(), List.of()))
                        .failures())
                .singleElement()
                .asString()
                .contains("the policy's sources are not sound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows: [{ name: x, expect: permit }]\\nproperties: held | t.yaml:18:13: `properties`: there is no `held`; did you mean `hold`?",
                "rows: [] | t.yaml:17:7: a table has from 1 to 10000 rows, found 0",
                "rows: nowhere.csv | t.yaml:17:7: there is no nowhere.csv",
                "rows: [{ expect: permit }] | t.yaml:17:8: a row needs `name`",
                "rows: [{ name: x }] | t.yaml:17:8: a row needs `expect`",
                "rows: [{ name: x, expect: { state: ready } }] | t.yaml:17:27: a decision is expected as permit, pending or deny, with `path`, `open` or `reasons`",
                "rows: [{ name: x, expect: permit, acton: db.read }] | t.yaml:17:35: a request has no `acton`; did you mean `action`?",
                "rows: [{ name: x, expect: permit, tiket: ~ }] | t.yaml:17:42: nothing to take away: the rows share no such key",
                "rows: [{ name: x, expect: permit, zone: ~ }] | t.yaml:17:8: a request needs `zone`",
                "rows: [{ name: x, expect: permit, factors: [{ kind: piv, ago: 1m, at: 2026-03-14T02:18:00Z }] }] | t.yaml:17:58: a factor says `at` or `ago`, not both",
            })
    void aMistakeIsToldWithItsPlace(String rows, String message) {
        assertThatThrownBy(() -> decide(HEAD + rows.replace("\\n", "\n") + "\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name;expect | people.csv:1:1: a column is named like a key, such as requester.groups",
                "'' | people.csv:1:1: there is no row: the first line names the columns, and each after it is one",
                "name,expect\\n | people.csv:1:1: there is no row",
                "name,expect\\n🔑\\u0000,permit | people.csv:2:2: the character U+0000 is not allowed in CSV",
                "name,name | people.csv:1:6: the column `name` is there twice",
                "name,expect\\nx | people.csv:2:1: a row of 1 cells, where there are 2 columns",
                "name,expect\\n\\nx,permitt | people.csv:3:3: `expect`: there is no `permitt`; did you mean `permit`?",
                "name,expect\\nx,{ deny: | people.csv:2:3: this is not YAML: expected the node content, but found '<stream end>'",
                "name,expect,ttl\\nx,permit,soon | people.csv:2:10: `ttl`: expected a length of time, such as 90s, 5m, 1h30m or 2d, found the text \"soon\"",
                "name,expect\\n\\n\"x,permit | people.csv:3:1: this is not CSV: a quoted cell ends at a comma or at the end of its line, and has each quote within it twice",
                "name,expect\\n\"x\"y,permit | people.csv:2:1: this is not CSV: a quoted cell",
                "name,acton,expect\\nx,db.read,permit\\ny,db.read,permit | people.csv:1:6: a request has no `acton`; did you mean `action`?",
                "name,expect,ttl\\n\"🔑 a \"\"b\"\",\\nc\", permit ,\"soon\" | people.csv:3:13: `ttl`: expected a length",
            })
    void aMistakeInCsvIsToldWithItsLineAndColumn(String csv, String message) {
        assertThatThrownBy(() -> decide(
                        HEAD + "rows: people.csv\n", csv.replace("\\n", "\n").replace("\\u0000", "\0")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFileOfCsvIsShownBesideItsTable() {
        byte[] table = (HEAD + "rows: who/may.csv\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TableReader.read(
                        "payments/t.yaml", table, name -> "name,name".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("payments/who/may.csv:1:6: ");
    }

    @Test
    void aTableWhoseTitleIsMisspeltIsNotLeftOut() {
        byte[] table = "tabel: x\npolicy: ..\nrows: []\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TableReader.read("t.yaml", table, name -> new byte[0]))
                .hasMessageStartingWith("t.yaml:1:1: a table has no `tabel`; did you mean `table`?");
    }

    @Test
    void aFileOfAnotherKindIsNoTable() {
        assertThat(TableReader.read("t.yaml", "scenario: x".getBytes(StandardCharsets.UTF_8), name -> new byte[0]))
                .isEmpty();
    }

    private static ScenarioResult decide(String text) throws IOException {
        return decide(text, CSV);
    }

    private static ScenarioResult decide(String text, String csv) throws IOException {
        return TableDecider.decide(table(text, csv), policy());
    }

    private static LoadedPolicy policy() throws IOException {
        return new CheckedPolicies(read -> PolicyCompiler.compile(read).toPolicy())
                .load(Path.of("src/test/resources/payments/production"));
    }

    private static Table table(String text, String csv) {
        return TableReader.read("t.yaml", text.getBytes(StandardCharsets.UTF_8), name -> {
                    if (!Read.name(name, "`rows`").equals("people.csv")) {
                        throw new ScenarioException(name.place(), "there is no " + Read.name(name, "`rows`"));
                    }
                    return csv.getBytes(StandardCharsets.UTF_8);
                })
                .orElseThrow();
    }
}
