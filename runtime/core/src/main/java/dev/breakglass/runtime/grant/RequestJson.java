package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request as the log keeps it, every part of it, there and back. */
final class RequestJson {

    private RequestJson() {}

    static void write(Request request, CanonicalWriter out) {
        out.object()
                .put("action", request.action())
                .putEach("approvals", request.approvals(), RequestJson::approval)
                .putEach("factors", request.factors(), RequestJson::factor)
                .put("history", request.history(), RequestJson::history)
                .putIfPresent("incident", request.incident(), RequestJson::incident)
                .put("justification", request.justification())
                .put("now", request.now(), Fields::write)
                .putIfPresent("pending-since", request.pendingSince(), Fields::write)
                .put("requester", request.requester(), RequestJson::person)
                .put("resource", request.resource(), RequestJson::resource)
                .put("signals", request.signals(), ValueJson::readings)
                .putIfPresent("source", request.source())
                .putIfPresent("ticket", request.ticket())
                .putIfPresent("ttl", request.ttl(), Fields::write)
                .put("zone", request.zone())
                .end();
    }

    static Request read(CanonicalReader in) {
        in.object();
        String action = in.text("action");
        List<Approval> approvals = in.each("approvals", RequestJson::approval);
        List<Presented> factors = in.each("factors", RequestJson::factor);
        History history = in.value("history", RequestJson::history);
        Optional<Incident> incident = in.valueIfPresent("incident", RequestJson::incident);
        String justification = in.text("justification");
        Instant now = Fields.instant(in, "now");
        Optional<Instant> pendingSince = Fields.instantIfPresent(in, "pending-since");
        Person requester = in.value("requester", RequestJson::person);
        Resource resource = in.value("resource", RequestJson::resource);
        Map<String, Reading> signals = in.value("signals", ValueJson::readings);
        Optional<String> source = in.textIfPresent("source");
        Optional<String> ticket = in.textIfPresent("ticket");
        Optional<Duration> ttl = Fields.durationIfPresent(in, "ttl");
        String zone = in.text("zone");
        in.endObject();
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                history,
                source,
                pendingSince,
                now);
    }

    private static void person(Person person, CanonicalWriter out) {
        out.object()
                .put("attributes", person.attributes(), ValueJson::values)
                .putTexts("groups", person.groups())
                .put("id", person.id())
                .end();
    }

    private static Person person(CanonicalReader in) {
        in.object();
        Map<String, Value> attributes = in.value("attributes", ValueJson::values);
        Set<String> groups = groups(in);
        Person person = new Person(in.text("id"), groups, attributes);
        in.endObject();
        return person;
    }

    static Set<String> groups(CanonicalReader in) {
        return new TreeSet<>(in.texts("groups"));
    }

    static void resource(Resource resource, CanonicalWriter out) {
        out.object()
                .put("attributes", resource.attributes(), ValueJson::values)
                .put("kind", resource.kind())
                .put("name", resource.name())
                .end();
    }

    static Resource resource(CanonicalReader in) {
        in.object();
        Map<String, Value> attributes = in.value("attributes", ValueJson::values);
        Resource resource = new Resource(in.text("kind"), in.text("name"), attributes);
        in.endObject();
        return resource;
    }

    private static void incident(Incident incident, CanonicalWriter out) {
        out.object()
                .put("attributes", incident.attributes(), ValueJson::values)
                .put("id", incident.id())
                .put("kind", incident.kind())
                .put("severity", incident.severity())
                .putIfPresent("since", incident.since(), Fields::write)
                .end();
    }

    private static Incident incident(CanonicalReader in) {
        in.object();
        Map<String, Value> attributes = in.value("attributes", ValueJson::values);
        Incident incident = new Incident(
                in.text("id"),
                in.text("kind"),
                Fields.small(in, "severity"),
                Fields.instantIfPresent(in, "since"),
                attributes);
        in.endObject();
        return incident;
    }

    static void factor(Presented factor, CanonicalWriter out) {
        out.object()
                .put("at", factor.at(), Fields::write)
                .put("kind", factor.kind())
                .end();
    }

    static Presented factor(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        Presented factor = new Presented(in.text("kind"), at);
        in.endObject();
        return factor;
    }

    static void approval(Approval approval, CanonicalWriter out) {
        out.object()
                .put("at", approval.at(), Fields::write)
                .put("by", approval.by())
                .putEach("factors", approval.factors(), RequestJson::factor)
                .putTexts("groups", approval.groups())
                .end();
    }

    static Approval approval(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        String by = in.text("by");
        List<Presented> factors = in.each("factors", RequestJson::factor);
        Approval approval = new Approval(by, groups(in), at, factors);
        in.endObject();
        return approval;
    }

    private static void history(History history, CanonicalWriter out) {
        out.object()
                .putEach("grants", history.grants(), RequestJson::past)
                .put("overdue-reviews", history.overdueReviews())
                .end();
    }

    private static void past(History.PastGrant grant, CanonicalWriter out) {
        out.object()
                .putIfPresent("ended", grant.endedAt(), Fields::write)
                .put("granted", grant.grantedAt(), Fields::write)
                .put("path", grant.path())
                .end();
    }

    private static History history(CanonicalReader in) {
        in.object();
        History history = new History(in.each("grants", RequestJson::past), Fields.small(in, "overdue-reviews"));
        in.endObject();
        return history;
    }

    private static History.PastGrant past(CanonicalReader in) {
        in.object();
        Optional<Instant> ended = Fields.instantIfPresent(in, "ended");
        Instant granted = Fields.instant(in, "granted");
        History.PastGrant grant = new History.PastGrant(in.text("path"), granted, ended);
        in.endObject();
        return grant;
    }
}
