package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.util.List;
import java.util.TreeSet;

/** A request as the log keeps it, every part of it, there and back. */
final class RequestJson {

    private RequestJson() {}

    static JsonObject write(Request request) {
        JsonObject.Builder out = JsonObject.builder();
        Fields.putIfPresent(out, "incident", request.incident(), RequestJson::incident);
        return out.put("requester", person(request.requester()))
                .put("zone", request.zone())
                .put("action", request.action())
                .put("resource", resource(request.resource()))
                .put("justification", request.justification())
                .putIfPresent("ticket", Fields.text(request.ticket()))
                .put("factors", factors(request.factors()))
                .put("approvals", Fields.array(request.approvals(), RequestJson::approval))
                .put("signals", ValueJson.readings(request.signals()))
                .putIfPresent("ttl", Fields.text(request.ttl()))
                .put("history", history(request.history()))
                .putIfPresent("source", request.source())
                .putIfPresent("pending-since", Fields.text(request.pendingSince()))
                .put("now", request.now().toString())
                .build();
    }

    static Request read(JsonObject from) {
        return new Request(
                person(from.object("requester")),
                from.text("zone"),
                from.text("action"),
                resource(from.object("resource")),
                Fields.objectIfPresent(from, "incident").map(RequestJson::incident),
                from.text("justification"),
                from.textIfPresent("ticket"),
                factors(from, "factors"),
                Fields.list(from, "approvals", RequestJson::approval),
                ValueJson.readings(from.object("signals")),
                Fields.durationIfPresent(from, "ttl"),
                history(from.object("history")),
                from.textIfPresent("source"),
                Fields.instantIfPresent(from, "pending-since"),
                Fields.instant(from, "now"));
    }

    private static JsonObject person(Person person) {
        return JsonObject.builder()
                .put("id", person.id())
                .put("groups", JsonArray.ofTexts(person.groups()))
                .put("attributes", ValueJson.values(person.attributes()))
                .build();
    }

    private static Person person(JsonObject from) {
        return new Person(
                from.text("id"),
                new TreeSet<>(from.array("groups").texts()),
                ValueJson.values(from.object("attributes")));
    }

    static JsonObject resource(Resource resource) {
        return JsonObject.builder()
                .put("kind", resource.kind())
                .put("name", resource.name())
                .put("attributes", ValueJson.values(resource.attributes()))
                .build();
    }

    static Resource resource(JsonObject from) {
        return new Resource(from.text("kind"), from.text("name"), ValueJson.values(from.object("attributes")));
    }

    private static JsonObject incident(Incident incident) {
        return JsonObject.builder()
                .put("id", incident.id())
                .put("kind", incident.kind())
                .put("severity", incident.severity())
                .putIfPresent("since", Fields.text(incident.since()))
                .put("attributes", ValueJson.values(incident.attributes()))
                .build();
    }

    private static Incident incident(JsonObject from) {
        return new Incident(
                from.text("id"),
                from.text("kind"),
                Fields.integer(from, "severity"),
                Fields.instantIfPresent(from, "since"),
                ValueJson.values(from.object("attributes")));
    }

    static JsonArray factors(List<Presented> factors) {
        return Fields.array(
                factors,
                factor -> JsonObject.builder()
                        .put("kind", factor.kind())
                        .put("at", factor.at().toString())
                        .build());
    }

    static List<Presented> factors(JsonObject from, String key) {
        return Fields.list(from, key, factor -> new Presented(factor.text("kind"), Fields.instant(factor, "at")));
    }

    static JsonObject approval(Approval approval) {
        return JsonObject.builder()
                .put("by", approval.by())
                .put("groups", JsonArray.ofTexts(approval.groups()))
                .put("at", approval.at().toString())
                .put("factors", factors(approval.factors()))
                .build();
    }

    static Approval approval(JsonObject from) {
        return new Approval(
                from.text("by"),
                new TreeSet<>(from.array("groups").texts()),
                Fields.instant(from, "at"),
                factors(from, "factors"));
    }

    private static JsonObject history(History history) {
        return JsonObject.builder()
                .put("grants", Fields.array(history.grants(), RequestJson::past))
                .put("overdue-reviews", history.overdueReviews())
                .build();
    }

    private static JsonObject past(History.PastGrant grant) {
        return JsonObject.builder()
                .put("path", grant.path())
                .put("granted", grant.grantedAt().toString())
                .putIfPresent("ended", Fields.text(grant.endedAt()))
                .build();
    }

    private static History history(JsonObject from) {
        return new History(
                Fields.list(
                        from,
                        "grants",
                        grant -> new History.PastGrant(
                                grant.text("path"),
                                Fields.instant(grant, "granted"),
                                Fields.instantIfPresent(grant, "ended"))),
                Fields.integer(from, "overdue-reviews"));
    }
}
