package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcsfFormatTest {

    private static final OcsfSchema SCHEMA = OcsfSchema.read();

    static Stream<LogEntry> entries() {
        return Stream.of(
                        Samples.entries(),
                        Samples.bare(),
                        List.of(Samples.withContentBeside(), unknown("opened-by-magic"), Logs.entry(3)))
                .flatMap(List::stream);
    }

    static LogEntry unknown(String kind) {
        String text = "{\"actor\":\"ana\",\"data\":{\"n\":[1,null,true]},\"kind\":\"" + kind
                + "\",\"seq\":9,\"time\":\"2026-03-14T02:13:00Z\"}";
        return new LogEntry(Logs.NAME, 9, text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject json(String text) {
        return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject event(LogEntry entry) {
        return json(EntryFormat.ocsf().line(entry));
    }

    private static LogEntry sample(String kind) {
        return Samples.entries().stream()
                .filter(entry -> json(entry.text()).text("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKindThatTheLogCanHoldIsMappedAndTriedHere() {
        assertThat(KindMapping.ALL.keySet())
                .as("a new kind needs a row in KindMapping")
                .containsExactlyInAnyOrderElementsOf(GrantEvent.KINDS);
        assertThat(Samples.events().stream().map(GrantEvent::kind))
                .as("a new kind needs a sample")
                .containsAll(GrantEvent.KINDS);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryBecomesAnEventAsTheSchemaDemands(LogEntry entry) {
        SCHEMA.check(event(entry));
    }

    @Test
    void theSchemaRefusesWhatIsNotAsItDemands() {
        JsonObject right = event(sample("redeemed"));
        for (String required : List.of("user", "privileges", "metadata", "time", "severity_id")) {
            JsonObject.Builder without = JsonObject.builder();
            right.members().forEach((key, value) -> {
                if (!key.equals(required)) {
                    without.put(key, value);
                }
            });
            assertThatThrownBy(() -> SCHEMA.check(without.build())).as(required).isInstanceOf(AssertionError.class);
        }
        JsonObject.Builder more = JsonObject.builder().put("invented", "x");
        right.members().forEach(more::put);
        assertThatThrownBy(() -> SCHEMA.check(more.build())).hasMessage("class 3003 has no attribute invented");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void nothingOfAnEntryIsLost(LogEntry entry) {
        JsonObject event = event(entry);
        JsonObject metadata = event.object("metadata");
        JsonObject.Builder again = JsonObject.builder();
        event.object("unmapped").members().forEach(again::put);
        again.put("kind", metadata.text("event_code"))
                .put("seq", metadata.number("sequence"))
                .put("time", metadata.text("original_time"));
        EntryFields.objectOf(event, "actor")
                .flatMap(actor -> EntryFields.objectOf(actor, "user"))
                .ifPresent(user -> again.put("actor", user.text("uid")));
        assertThat(again.build()).isEqualTo(json(entry.text()));
        assertThat(metadata.text("uid")).isEqualTo(Logs.NAME + "#" + entry.index());
    }

    @Test
    void aRedeemedKeyIsASessionWithPrivileges() {
        JsonObject event = event(sample("redeemed"));
        assertThat(event.number("type_uid")).isEqualTo(300301);
        assertThat(event.text("message")).isEqualTo("ana: redeemed, db.failover on database/ledger");
        assertThat(event.array("privileges").texts()).containsExactly("db.failover");
        assertThat(event.object("user").text("uid")).isEqualTo("ana");
        assertThat(event.object("session").text("uid")).isEqualTo(Samples.SESSION.text());
        assertThat(event.object("session").number("expiration_time"))
                .isEqualTo(Samples.NOW.plusSeconds(1_800).toEpochMilli());
        assertThat(event.number("time")).isEqualTo(Samples.NOW.toEpochMilli());
        assertThat(event.object("metadata").text("original_time")).isEqualTo("2026-03-14T02:13:07.123456789Z");
        assertThat(event.object("metadata").text("correlation_uid")).isEqualTo(Samples.GRANT.text());
    }

    @Test
    void aUseIsACallOfTheServiceOnAResource() {
        JsonObject event = event(sample("use-started"));
        assertThat(event.number("type_uid")).isEqualTo(600399);
        assertThat(event.text("activity_name")).isEqualTo("use-started");
        assertThat(event.object("api").text("operation")).isEqualTo("db.failover");
        assertThat(event.array("resources").objects().get(0))
                .isEqualTo(json("{\"name\":\"ledger\",\"type\":\"database\"}"));
        assertThat(event.object("src_endpoint").text("svc_name")).isEqualTo(Logs.NAME);
        assertThat(event.object("actor").object("session").text("uid")).isEqualTo(Samples.SESSION.text());
        assertThat(event.object("actor").array("authorizations").objects().get(0))
                .isEqualTo(json("{\"policy\":{\"uid\":\"" + Samples.POLICY + "\"}}"));
    }

    @Test
    void aCredentialIsMadeByACallOfItsBroker() {
        JsonObject event = event(sample("credential-started"));
        assertThat(event.number("type_uid")).isEqualTo(600301);
        assertThat(event.object("api").object("service").text("name")).isEqualTo("vault");
        assertThat(event(sample("credential-ended")).number("status_id")).isEqualTo(1);
    }

    @Test
    void howItCameOutIsTheStatus() {
        List<String> statuses = new ArrayList<>();
        for (LogEntry entry : Samples.entries()) {
            JsonObject event = event(entry);
            statuses.add(event.object("metadata").text("event_code") + " " + event.number("status_id") + " "
                    + event.text("status_detail"));
        }
        assertThat(statuses)
                .contains(
                        "requested 99 pending",
                        "requested 2 deny",
                        "approved 1 permit",
                        "use-started 99 started",
                        "use-ended 1 done",
                        "use-ended 2 failed",
                        "use-ended 2 prevented",
                        "use-ended 0 unknown",
                        "use-overran 99 running",
                        "refused 2 key-used",
                        "duty-failed 2 failed",
                        "prompt-failed 2 failed",
                        "closed 1 closed");
        assertThat(event(unknown("x")).number("status_id")).isZero();
        assertThat(event(Samples.withContentBeside()).number("status_id"))
                .as("its decision lies beside the log")
                .isZero();
    }

    @Test
    void aPolicyAndWhatIsAboutManyGrantsAreEntitiesToo() {
        JsonObject loaded = event(sample("policy-loaded"));
        assertThat(loaded.object("entity").number("type_id")).isEqualTo(5);
        assertThat(loaded.object("entity").object("policy").text("uid")).isEqualTo(Samples.POLICY);
        JsonObject revoked = event(Samples.entry(
                0,
                Optional.of("cy"),
                Optional.empty(),
                Samples.events().stream()
                        .filter(GrantEvent.Revoked.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
        assertThat(revoked.object("entity")).isEqualTo(json("{\"name\":\"grants\",\"type\":\"grant\",\"type_id\":99}"));
        assertThat(revoked.text("comment")).isEqualTo("stolen laptop");
        assertThat(revoked.number("activity_id")).isEqualTo(11);
    }

    @Test
    void contentBesideTheLogIsNamedAndNotCopied() {
        LogEntry entry = Samples.withContentBeside();
        assertThat(event(entry)
                        .object("unmapped")
                        .object("data")
                        .object("$content")
                        .number("bytes"))
                .isGreaterThan(65_535);
        assertThat(EntryFormat.ocsf().line(entry)).hasSizeLessThan(3_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"kind\":\"closed\",\"seq\":5,\"time\":\"2026-03-14T02:13:00Z\"}",
                "{\"kind\":\"closed\",\"seq\":4,\"time\":\"yesterday\"}",
                "{\"kind\":\"closed\",\"seq\":4}",
                "{\"seq\":4,\"time\":\"2026-03-14T02:13:00Z\"}"
            })
    void whatIsNoEntryIsNamed(String text) {
        LogEntry entry = new LogEntry(Logs.NAME, 4, text.getBytes(StandardCharsets.UTF_8));
        for (EntryFormat format : List.of(EntryFormat.ocsf(), EntryFormat.syslog(), EntryFormat.otlp())) {
            assertThatThrownBy(() -> format.line(entry))
                    .isInstanceOf(JsonException.class)
                    .hasMessageStartingWith("entry 4: ");
        }
    }

    /** The number and the words of the table in the documentation. */
    @Test
    void theTableInTheDocumentationIsThisOne() throws Exception {
        String page = java.nio.file.Files.readString(java.nio.file.Path.of("../../docs/monitoring.md"));
        for (String kind : new TreeSet<>(KindMapping.ALL.keySet())) {
            KindMapping row = KindMapping.ALL.get(kind);
            assertThat(page)
                    .contains("| `" + kind + "` | " + row.ocsf().uid + " | " + row.activity() + " | "
                            + row.severity().ocsf + " | " + row.severity().syslog + " | " + row.severity().otel + " |");
        }
    }

    @Test
    void theSameEntryGivesTheSameText() {
        entries()
                .forEach(entry -> assertThat(EntryFormat.ocsf().line(entry))
                        .isEqualTo(EntryFormat.ocsf().line(new LogEntry(Logs.NAME, entry.index(), entry.bytes())))
                        .doesNotContain("\n"));
    }
}
