package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where what comes from outside is measured before anything is done with it. Throws {@link IllegalArgumentException}. */
public final class Door {

    private static final GrantLimits LIMITS = GrantLimits.STANDARD;
    private static final Duration TTL_MAX = Duration.ofDays(366);

    private Door() {}

    /** A request as a service brings it: approvals come afterwards, one by one. */
    public static void request(Request request) {
        person("requester", request.requester());
        LIMITS.id("zone", request.zone());
        LIMITS.id("action", request.action());
        resource("resource", request.resource());
        request.incident().ifPresent(incident -> {
            LIMITS.id("incident.id", incident.id());
            LIMITS.id("incident.kind", incident.kind());
            if (!incident.isSeveritySane()) {
                throw new IllegalArgumentException("incident.severity: 1 to 5, found " + incident.severity());
            }
            incident.since().ifPresent(since -> moment("incident.", "since", since));
            attributes("incident", incident.attributes());
        });
        LIMITS.text("justification", request.justification());
        request.ticket().ifPresent(ticket -> LIMITS.id("ticket", ticket));
        factors("factors", request.factors());
        signals(request.signals());
        request.source().ifPresent(source -> LIMITS.id("source", source));
        if (!request.approvals().isEmpty()) {
            throw new IllegalArgumentException("approvals: a request starts without any; each is given by approve");
        }
        if (request.ttl().isPresent() && request.ttl().get().compareTo(TTL_MAX) > 0) {
            throw new IllegalArgumentException(
                    "ttl: at most " + TTL_MAX + ", found " + request.ttl().get());
        }
    }

    public static void approval(Approval approval) {
        LIMITS.id("approval.by", approval.by());
        groups("approval.groups", approval.groups());
        factors("approval.factors", approval.factors());
    }

    public static void person(String what, Person person) {
        LIMITS.id(what, ".id", person.id());
        groups(what + ".groups", person.groups());
        attributes(what, person.attributes());
    }

    public static void resource(String what, Resource resource) {
        LIMITS.id(what, ".kind", resource.kind());
        LIMITS.id(what, ".name", resource.name());
        attributes(what, resource.attributes());
    }

    public static void factors(String what, List<Presented> factors) {
        LIMITS.atMost(what, "factors", factors.size(), RequestLimits.FACTORS_MAX);
        factors.forEach(factor -> {
            LIMITS.id(what, ".kind", factor.kind());
            moment(what, ".at", factor.at());
        });
    }

    public static void groups(String what, Collection<String> groups) {
        LIMITS.atMost(what, "groups", groups.size(), LIMITS.groupsMax());
        groups.forEach(group -> LIMITS.id(what, group));
    }

    public static void signals(Map<String, Reading> signals) {
        signals.forEach((name, reading) -> {
            LIMITS.id("signal", name);
            value("signal ", name, reading.value());
            moment("signal ", name, reading.at());
        });
    }

    /** What a requester wants of a credential. */
    public static void wishes(Map<String, String> wishes) {
        LIMITS.atMost("wishes", "wishes", wishes.size(), LIMITS.wishesMax());
        wishes.forEach((name, wish) -> {
            LIMITS.id("wishes", name);
            LIMITS.text("wish " + name, wish);
        });
    }

    // Names come in parts: they are put together for somebody who is refused, and for nobody else.
    private static void moment(String what, String part, Instant moment) {
        if (moment.isBefore(RequestLimits.EARLIEST) || moment.isAfter(RequestLimits.LATEST)) {
            throw new IllegalArgumentException(what + part + ": " + moment + " is not between " + RequestLimits.EARLIEST
                    + " and " + RequestLimits.LATEST);
        }
    }

    private static void attributes(String what, Map<String, Value> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        LIMITS.atMost(what + ".attributes", "attributes", attributes.size(), LIMITS.attributesMax());
        String each = what + ".";
        attributes.forEach((name, value) -> {
            LIMITS.id(each, "attributes", name);
            value(each, name, value);
        });
    }

    private static void value(String what, String name, Value value) {
        if (value instanceof Value.Text text) {
            LIMITS.text(what, name, text.value());
        } else if (value instanceof Value.Many many) {
            many.values().forEach(each -> value(what, name, each));
        }
    }
}
