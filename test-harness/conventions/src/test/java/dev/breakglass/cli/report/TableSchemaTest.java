package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonBoolean;
import dev.breakglass.runtime.json.JsonNull;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.scenario.table.TableReader;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of tables says what the reader reads. */
class TableSchemaTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path RESOURCES =
            ROOT.resolve("test-harness/scenario/src/main/resources/dev/breakglass/scenario");
    private static final Schema SCHEMA =
            new Schema(RESOURCES.resolve("table.schema.json"), SpecVersion.VersionFlag.V202012);

    /** Rows that share nothing; everything that a request can hold is in one of them. */
    private static final String WHOLE = """
            table: Who opens the ledger
            policy: ../production
            properties: hold
            rows:
              - name: all of it
                expect: { decision: pending, path: restore-ledger, open: [approvals, mfa-stale] }
                requester: { id: ana, groups: [sre], attributes: { employment: employee, cleared: [a, 2, true] } }
                zone: prod.payments
                action: db.failover
                resource: { kind: database, name: ledger, attributes: { size: 3 } }
                incident: { id: INC-1, kind: outage, severity: 1, since: 2026-03-14T02:13:00Z, attributes: { a: b } }
                justification: Primary is gone
                ticket: INC-1
                factors: [{ kind: webauthn, ago: 1m }, { kind: totp, at: 2026-03-14T02:13:00Z }]
                approvals: [{ by: bo, groups: [leads], ago: 2m, factors: [{ kind: piv, ago: 3m }] }]
                signals: { network: corp, trusted: { value: true, ago: 31s } }
                ttl: 30m
                history: { grants: [{ path: p, granted: 2026-03-13T02:13:00Z, ended: 2026-03-13T02:18:00Z }], overdue-reviews: 1 }
                source: 10.1.2.3
                pending-since: 2026-03-14T02:00:00Z
                now: 2026-03-14T02:18:00Z
              - name: as little as there can be
                expect: { deny: role, reasons: [role] }
                requester: { id: bo }
                zone: prod
                action: db.read
                resource: database/ledger
                now: 2026-03-14T02:18:00Z
            """;

    /** Rows that share much. */
    private static final String SHARED = """
            table: Who opens the ledger
            policy: ../production
            request:
              requester: { id: ana, groups: [sre], attributes: { employment: employee } }
              zone: prod.payments
              action: db.failover
              resource: database/ledger
              incident: { id: INC-1, kind: outage, severity: 1 }
              ticket: INC-1
              factors: [{ kind: webauthn, ago: 1m }]
              signals: { network: { value: corp, ago: 1s } }
              now: 2026-03-14T02:18:00Z
            rows:
            """;

    /** What lies beside every table. */
    private static final String CSV = """
            name,expect,requester.id,zone,action,resource,now
            x,permit,ana,prod,db.read,database/ledger,2026-03-14T02:18:00Z
            """;

    private static final List<JsonValue> OTHERS = List.of(
            new JsonNull(),
            new JsonBoolean(true),
            new JsonNumber(7),
            new JsonString(""),
            new JsonString(" "),
            new JsonString("zz"),
            new JsonString("permit"),
            new JsonString("0m"),
            new JsonString("2026-03-14T02:13:00Z"),
            new JsonArray(List.of()),
            new JsonArray(List.of(new JsonNull())),
            new JsonArray(List.of(new JsonString("role"))),
            JsonObject.builder().build());

    @Test
    void everyTableOfTheLibraryIsWhatTheSchemaSays() throws IOException {
        List<Path> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("policies"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                if (!file.toString().contains("/target/")
                        && Files.readString(file).startsWith("table:")) {
                    tables.add(file);
                }
            }
        }
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            SCHEMA.accepts(CanonicalJson.write(json(Files.readString(table))));
        }
    }

    /** One thing changed, at every place of a table whose rows share nothing, so that nothing is hidden from the schema. */
    @Test
    void schemaAndReaderTakeAndRefuseTheSame() {
        JsonValue whole = json(WHOLE);
        assertThat(isRead(whole)).isTrue();
        assertThat(isValid(whole)).isTrue();
        List<JsonValue> changed = changed(whole);
        assertThat(changed).hasSizeGreaterThan(1_000);
        assertThat(changed.stream()
                        .filter(table -> isRead(table) != isValid(table))
                        .map(CanonicalJson::write))
                .isEmpty();
        assertThat(changed.stream().filter(TableSchemaTest::isRead)).hasSizeGreaterThan(50);
    }

    /** Whatever the reader makes of rows laid over what they share, the schema lets through. */
    @Test
    void whatTheReaderTakesTheSchemaTakes() {
        JsonValue table = json(SHARED + """
                  - { name: x, expect: permit, zone: prod, ticket: ~, requester: { attributes: { employment: ~ } },
                      resource: { kind: database, name: x }, incident: { severity: 2 },
                      signals: { network: { ago: ~, at: 2026-03-14T02:13:00Z } }, history: { overdue-reviews: 1 } }
                """);
        assertThat(isRead(table)).isTrue();
        JsonObject top = (JsonObject) table;
        for (JsonValue rows : changed(top.members().get("rows"))) {
            JsonValue other = with(top, "rows", rows);
            if (isRead(other)) {
                SCHEMA.accepts(CanonicalJson.write(other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{ name: x, expect: permit, acton: db.read }]",
                "[{ name: x, expect: permitt }]",
                "[{ name: x, expect: { state: ready } }]",
                "[{ name: x, expect: { reasons: [role] } }]",
                "[{ name: x, expect: { decision: deny, deny: role } }]",
                "[{ name: x, expect: { deny: role, path: p } }]",
                "[{ name: x, expect: permit, factors: [{ kind: piv }] }]",
                "[{ name: x, expect: permit, factors: [{ kind: key, ago: 1m }] }]",
                "[{ name: x, expect: permit, signals: { network: { ago: 1s, at: 2026-03-14T02:13:00Z } } }]",
                "[{ name: x, expect: permit, ttl: 0s }]",
                "[{ name: x, expect: permit, ttl: soon }]",
                "[{ name: x, expect: permit, now: yesterday }]",
                "[{ name: x, expect: permit, incident: { severity: 6 } }]",
                "[{ name: x, expect: permit, requester: { groups: [~] } }]",
                "[{ expect: permit }]",
                "[{ name: x }]",
                "[]",
                "7"
            })
    void bothRefuse(String rows) {
        JsonValue table = json(SHARED.stripTrailing() + " " + rows + "\n");
        assertThat(isRead(table)).isFalse();
        assertThat(isValid(table)).isFalse();
    }

    /** Both files stand alone, so that an editor needs one of them; what they share is the same. */
    @Test
    void whatScenariosAndTablesShareIsTheSameInBothSchemas() throws IOException {
        JsonObject scenarios = definitions("scenario.schema.json");
        JsonObject tables = definitions("table.schema.json");
        for (String name : List.of("length", "moment", "value", "outcome", "code", "factorKind")) {
            assertThat(tables.object(name)).isEqualTo(scenarios.object(name));
        }
    }

    private static JsonObject definitions(String file) throws IOException {
        return JsonReader.readObject(Files.readAllBytes(RESOURCES.resolve(file)))
                .object("$defs");
    }

    private static boolean isRead(JsonValue table) {
        byte[] text = CanonicalJson.write(table).getBytes(StandardCharsets.UTF_8);
        try {
            return TableReader.read("t.yaml", text, name -> CSV.getBytes(StandardCharsets.UTF_8))
                    .isPresent();
        } catch (ScenarioException e) {
            return false;
        }
    }

    private static boolean isValid(JsonValue table) {
        return SCHEMA.isValid(CanonicalJson.write(table));
    }

    /** Every value with one thing in it changed: taken away, called otherwise, or another value. */
    private static List<JsonValue> changed(JsonValue value) {
        List<JsonValue> all = new ArrayList<>(OTHERS);
        if (value instanceof JsonObject object) {
            object.members().forEach((key, member) -> {
                Map<String, JsonValue> fewer = new LinkedHashMap<>(object.members());
                fewer.remove(key);
                all.add(new JsonObject(fewer));
                fewer.put(key + "x", member);
                all.add(new JsonObject(fewer));
                changed(member).forEach(other -> all.add(with(object, key, other)));
            });
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.items().size(); i++) {
                for (JsonValue other : changed(array.items().get(i))) {
                    List<JsonValue> items = new ArrayList<>(array.items());
                    items.set(i, other);
                    all.add(new JsonArray(items));
                }
            }
        }
        return all;
    }

    private static JsonObject with(JsonObject object, String key, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.put(key, value);
        return new JsonObject(members);
    }

    private static JsonValue json(String text) {
        return json(YamlReader.read("t.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonValue json(Yaml yaml) {
        if (yaml instanceof Yaml.Mapping map) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            map.entries().forEach(entry -> members.put(entry.key(), json(entry.value())));
            return new JsonObject(members);
        } else if (yaml instanceof Yaml.Sequence list) {
            return new JsonArray(
                    list.items().stream().map(TableSchemaTest::json).toList());
        }
        Yaml.Scalar scalar = (Yaml.Scalar) yaml;
        return switch (scalar.kind()) {
            case NULL -> new JsonNull();
            case BOOL -> new JsonBoolean(scalar.text().equals("true"));
            case INT -> new JsonNumber(Long.parseLong(scalar.text()));
            case TEXT, FLOAT -> new JsonString(scalar.text());
        };
    }
}
