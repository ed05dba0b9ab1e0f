package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entries as events of the Open Cybersecurity Schema Framework, version 1.7.0. Every member of the entry that no attribute
 * takes over as it is stands in {@code unmapped}, under its own name.
 */
final class OcsfFormat {

    static final String VERSION = "1.7.0";

    private static final String PRODUCT = "Breakglass";
    private static final int USER = 1;
    private static final int SYSTEM = 3;
    private static final int POLICY = 5;
    private static final int OTHER_ENTITY = 99;

    /** What every class has a place for. */
    private static final Set<String> MAPPED = Set.of("actor", "kind", "seq", "time");

    private OcsfFormat() {}

    static String line(LogEntry entry) {
        return CanonicalJson.write(event(EntryFields.of(entry)));
    }

    private static JsonObject event(EntryFields entry) {
        KindMapping mapping = entry.mapping();
        OcsfStatus status = OcsfStatus.of(entry);
        JsonObject.Builder event = JsonObject.builder()
                .put("activity_id", mapping.activity())
                .put("category_uid", mapping.ocsf().category)
                .put("class_uid", mapping.ocsf().uid)
                .put("message", message(entry))
                .put("metadata", metadata(entry))
                .put("severity_id", mapping.severity().ocsf)
                .put("status_detail", status.word())
                .put("status_id", status.id())
                .put("time", entry.time().toEpochMilli())
                .put("type_uid", mapping.ocsf().uid * 100L + mapping.activity());
        // The name beside a number is the schema's own, but where the number says that it has none.
        if (mapping.activity() == KindMapping.OTHER) {
            event.put("activity_name", entry.kind());
        }
        if (status.id() == OcsfStatus.OTHER) {
            event.put("status", status.word());
        }
        switch (mapping.ocsf()) {
            case AUTHORIZE_SESSION -> session(entry, event);
            case ENTITY_MANAGEMENT -> managed(entry, event);
            case API_ACTIVITY -> call(entry, event);
            case BASE_EVENT -> {}
        }
        return event.put("unmapped", unmapped(entry, mapping)).build();
    }

    private static JsonObject metadata(EntryFields entry) {
        JsonObject product = JsonObject.builder()
                .put("name", PRODUCT)
                .put("vendor_name", PRODUCT)
                .build();
        return JsonObject.builder()
                .putIfPresent("correlation_uid", entry.text("grant"))
                .put("event_code", entry.kind())
                .put("log_name", entry.entry().log())
                .put("log_provider", PRODUCT)
                .put("log_source", entry.entry().log())
                .put("original_time", entry.json().text("time"))
                .put("product", product)
                .put("sequence", entry.entry().index())
                .put("uid", entry.entry().uid())
                .put("version", VERSION)
                .build();
    }

    /** A sentence for people: {@code ana: redeemed, db.failover on database/ledger}. */
    private static String message(EntryFields entry) {
        String what = entry.actor().orElse(PRODUCT) + ": " + entry.kind();
        return entry.text("action")
                .map(action -> what + ", " + action
                        + entry.text("resource")
                                .map(resource -> " on " + resource)
                                .orElse(""))
                .orElse(what);
    }

    /** Whoever redeems a key is whom the privileges are for. */
    private static void session(EntryFields entry, JsonObject.Builder event) {
        JsonObject.Builder session = JsonObject.builder();
        moment(entry.dataText("expires-at")).ifPresent(end -> session.put("expiration_time", end.toEpochMilli()));
        session.putIfPresent("uid", entry.text("session").or(() -> entry.dataText("opened")));
        event.put("actor", actor(entry))
                .put(
                        "privileges",
                        JsonArray.ofTexts(List.of(entry.text("action").orElse("unknown"))))
                .put("session", session.build())
                .put("user", user(entry));
    }

    private static void managed(EntryFields entry, JsonObject.Builder event) {
        Optional<String> policy =
                entry.dataText("loaded").filter(loaded -> entry.kind().equals("policy-loaded"));
        JsonObject.Builder entity = JsonObject.builder();
        if (policy.isPresent()) {
            entity.put("policy", uid(policy.get()))
                    .put("type", "Policy")
                    .put("type_id", POLICY)
                    .put("uid", policy.get());
        } else {
            // Several, or none that is known: then it is about all there are.
            entity.put("name", entry.text("grant").isPresent() ? "grant" : "grants")
                    .put("type", "grant")
                    .put("type_id", OTHER_ENTITY)
                    .putIfPresent("uid", entry.text("grant"));
        }
        event.put("actor", actor(entry))
                .putIfPresent(
                        "comment",
                        entry.dataText("why").or(() -> entry.dataText("note")).or(() -> entry.dataText("cause")))
                .put("entity", entity.build());
    }

    private static void call(EntryFields entry, JsonObject.Builder event) {
        JsonObject.Builder api = JsonObject.builder()
                .put(
                        "operation",
                        entry.dataText("attempt").or(() -> entry.text("action")).orElse(entry.kind()));
        entry.dataText("broker")
                .ifPresent(broker -> api.put(
                        "service", JsonObject.builder().put("name", broker).build()));
        event.put("actor", actor(entry)).put("api", api.build());
        entry.text("resource")
                .ifPresent(resource -> event.put("resources", new JsonArray(List.of(resource(resource)))));
        // The call comes from the service that has this log; where its user sits is not in every entry.
        event.put(
                "src_endpoint",
                JsonObject.builder().put("svc_name", entry.entry().log()).build());
    }

    private static JsonObject resource(String text) {
        int slash = text.indexOf('/');
        JsonObject.Builder resource = JsonObject.builder().put("name", text.substring(slash + 1));
        return slash < 1
                ? resource.build()
                : resource.put("type", text.substring(0, slash)).build();
    }

    private static JsonObject actor(EntryFields entry) {
        JsonObject.Builder actor = JsonObject.builder();
        if (entry.actor().isEmpty()) {
            actor.put("app_name", PRODUCT);
        }
        entry.text("policy")
                .ifPresent(policy -> actor.put("authorizations", new JsonArray(List.of(authorization(policy)))));
        entry.text("session").ifPresent(session -> actor.put("session", uid(session)));
        if (entry.actor().isPresent()) {
            actor.put("user", user(entry));
        }
        return actor.build();
    }

    private static JsonObject authorization(String policy) {
        return JsonObject.builder().put("policy", uid(policy)).build();
    }

    private static JsonObject uid(String uid) {
        return JsonObject.builder().put("uid", uid).build();
    }

    private static JsonObject user(EntryFields entry) {
        JsonObject.Builder user = JsonObject.builder();
        return entry.actor().isPresent()
                ? user.put("type_id", USER).put("uid", entry.actor().get()).build()
                : user.put("name", PRODUCT).put("type_id", SYSTEM).build();
    }

    private static JsonObject unmapped(EntryFields entry, KindMapping mapping) {
        JsonObject.Builder rest = JsonObject.builder();
        for (Map.Entry<String, JsonValue> member : entry.json().members().entrySet()) {
            // The base class has no place for whoever did it.
            boolean hasPlace = MAPPED.contains(member.getKey())
                    && !(member.getKey().equals("actor") && mapping.ocsf() == OcsfClass.BASE_EVENT);
            if (!hasPlace) {
                rest.put(member.getKey(), member.getValue());
            }
        }
        return rest.build();
    }

    private static Optional<Instant> moment(Optional<String> text) {
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
