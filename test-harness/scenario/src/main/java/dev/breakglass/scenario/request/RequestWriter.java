package dev.breakglass.scenario.request;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.Lengths;
import dev.breakglass.scenario.yaml.YamlText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes a request so that {@link RequestReader} reads the same, if its TTL is of whole milliseconds and its names are none that no file
 * can say. Pure and safe for any thread.
 */
public final class RequestWriter {

    private RequestWriter() {}

    /** Its parts by name, each written already; what is not there is left out. */
    public static Map<String, String> fields(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("requester", person(request.requester()));
        fields.put("zone", YamlText.text(request.zone()));
        fields.put("action", YamlText.text(request.action()));
        fields.put("resource", resource(request.resource()));
        request.incident().ifPresent(incident -> fields.put("incident", incident(incident)));
        if (!request.justification().isEmpty()) {
            fields.put("justification", YamlText.text(request.justification()));
        }
        request.ticket().ifPresent(ticket -> fields.put("ticket", YamlText.text(ticket)));
        some("factors", request.factors(), RequestWriter::factor, fields);
        some("approvals", request.approvals(), RequestWriter::approval, fields);
        if (!request.signals().isEmpty()) {
            fields.put("signals", signals(request.signals()));
        }
        request.ttl().ifPresent(ttl -> fields.put("ttl", Lengths.text(ttl)));
        if (!request.history().equals(History.NONE)) {
            fields.put("history", history(request.history()));
        }
        request.source().ifPresent(source -> fields.put("source", YamlText.text(source)));
        request.pendingSince().ifPresent(since -> fields.put("pending-since", moment(since)));
        fields.put("now", moment(request.now()));
        return fields;
    }

    private static String person(Person person) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", YamlText.text(person.id()));
        if (!person.groups().isEmpty()) {
            fields.put("groups", YamlText.texts(person.groups()));
        }
        attributes(person.attributes(), fields);
        return YamlText.map(fields);
    }

    private static String resource(Resource resource) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", YamlText.text(resource.kind()));
        fields.put("name", YamlText.text(resource.name()));
        attributes(resource.attributes(), fields);
        return YamlText.map(fields);
    }

    private static String incident(Incident incident) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", YamlText.text(incident.id()));
        fields.put("kind", YamlText.text(incident.kind()));
        fields.put("severity", Integer.toString(incident.severity()));
        incident.since().ifPresent(since -> fields.put("since", moment(since)));
        attributes(incident.attributes(), fields);
        return YamlText.map(fields);
    }

    private static String factor(Presented factor) {
        return "{ kind: " + YamlText.text(factor.kind()) + ", at: " + moment(factor.at()) + " }";
    }

    private static String approval(Approval approval) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("by", YamlText.text(approval.by()));
        if (!approval.groups().isEmpty()) {
            fields.put("groups", YamlText.texts(approval.groups()));
        }
        fields.put("at", moment(approval.at()));
        some("factors", approval.factors(), RequestWriter::factor, fields);
        return YamlText.map(fields);
    }

    private static String signals(Map<String, Reading> signals) {
        Map<String, String> written = new LinkedHashMap<>();
        signals.forEach((name, reading) -> written.put(
                name, "{ value: " + ValueText.of(reading.value()) + ", at: " + moment(reading.at()) + " }"));
        return YamlText.map(written);
    }

    private static String history(History history) {
        Map<String, String> fields = new LinkedHashMap<>();
        some("grants", history.grants(), RequestWriter::grant, fields);
        fields.put("overdue-reviews", Integer.toString(history.overdueReviews()));
        return YamlText.map(fields);
    }

    private static String grant(History.PastGrant grant) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("path", YamlText.text(grant.path()));
        fields.put("granted", moment(grant.grantedAt()));
        grant.endedAt().ifPresent(end -> fields.put("ended", moment(end)));
        return YamlText.map(fields);
    }

    private static void attributes(Map<String, Value> attributes, Map<String, String> fields) {
        if (!attributes.isEmpty()) {
            fields.put("attributes", YamlText.map(ValueText.all(attributes)));
        }
    }

    private static <T> void some(String name, List<T> all, Function<T, String> each, Map<String, String> fields) {
        if (!all.isEmpty()) {
            fields.put(name, YamlText.list(all.stream().map(each).toList()));
        }
    }

    private static String moment(Instant at) {
        return at.toString();
    }
}
