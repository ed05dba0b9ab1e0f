package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries as log records of OpenTelemetry, in OTLP's JSON (opentelemetry-proto 1.8, {@code ExportLogsServiceRequest}): keys in
 * lower camel case, 64-bit numbers as texts, enumerations as numbers. The body is the whole entry.
 */
final class OtlpFormat {

    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final String SCOPE = "dev.breakglass.runtime.monitoring";

    private static final List<String> ABOUT =
            List.of("action", "actor", "grant", "incident", "path", "policy", "resource", "session", "zone");

    private OtlpFormat() {}

    static String line(LogEntry entry) {
        return request(List.of(entry));
    }

    /** One request with all of them. */
    static String request(List<LogEntry> entries) {
        List<JsonValue> records = new ArrayList<>();
        for (LogEntry entry : entries) {
            records.add(record(EntryFields.of(entry)));
        }
        JsonObject scopeLogs = JsonObject.builder()
                .put("logRecords", new JsonArray(records))
                .put("scope", JsonObject.builder().put("name", SCOPE).build())
                .build();
        JsonObject resource = JsonObject.builder()
                .put("attributes", new JsonArray(List.of(text("service.name", "breakglass"))))
                .build();
        JsonObject resourceLogs = JsonObject.builder()
                .put("resource", resource)
                .put("scopeLogs", new JsonArray(List.of(scopeLogs)))
                .build();
        return CanonicalJson.write(JsonObject.builder()
                .put("resourceLogs", new JsonArray(List.of(resourceLogs)))
                .build());
    }

    private static JsonObject record(EntryFields entry) {
        String nanos = nanos(entry.time());
        Severity severity = entry.mapping().severity();
        return JsonObject.builder()
                .put("attributes", new JsonArray(attributes(entry)))
                .put(
                        "body",
                        JsonObject.builder()
                                .put("stringValue", entry.entry().text())
                                .build())
                .put("eventName", "breakglass." + entry.kind())
                // The log is the source: nobody observed it later than it happened.
                .put("observedTimeUnixNano", nanos)
                .put("severityNumber", severity.otel)
                .put("severityText", severity.otelText)
                .put("timeUnixNano", nanos)
                .build();
    }

    private static List<JsonValue> attributes(EntryFields entry) {
        List<JsonValue> attributes = new ArrayList<>();
        // Records with the same one are the same record (semantic conventions, general log attributes).
        attributes.add(text("log.record.uid", entry.entry().uid()));
        attributes.add(text("breakglass.log", entry.entry().log()));
        attributes.add(attribute(
                "breakglass.seq",
                JsonObject.builder()
                        .put("intValue", String.valueOf(entry.entry().index()))
                        .build()));
        attributes.add(text("breakglass.kind", entry.kind()));
        for (String key : ABOUT) {
            Optional<String> value = entry.text(key);
            value.ifPresent(present -> attributes.add(text("breakglass." + key, present)));
        }
        return attributes;
    }

    private static JsonObject text(String key, String value) {
        return attribute(key, JsonObject.builder().put("stringValue", value).build());
    }

    private static JsonObject attribute(String key, JsonObject value) {
        return JsonObject.builder().put("key", key).put("value", value).build();
    }

    private static String nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(time.getNano()))
                // The field has no sign, and 0 is a moment that is not known.
                .max(BigInteger.ZERO)
                .toString();
    }
}
