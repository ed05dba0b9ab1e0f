package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Input;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request in the making. Whatever has a date has an age here, so that the moment of the request can be moved without
 * anything growing older; a negative age lies in the future.
 */
final class Draft {

    /** A Wednesday at noon, in summer. */
    static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");

    /** A factor that was presented. */
    record Shown(String kind, Duration age) {}

    /** An approval; the ages of its factors count from it. */
    record Yes(String by, Set<String> groups, Duration age, List<Shown> factors) {

        Yes aged(Duration other) {
            return new Yes(by, groups, other, factors);
        }

        Yes by(String other) {
            return new Yes(other, groups, age, factors);
        }

        Yes in(Set<String> others) {
            return new Yes(by, others, age, factors);
        }

        Yes with(List<Shown> others) {
            return new Yes(by, groups, age, others);
        }
    }

    /** A signal's value. */
    record Sent(Value value, Duration age) {}

    /** An earlier grant; the second age is that of its end. */
    record Past(String path, Duration age, Optional<Duration> ended) {}

    String requester = "the requester";
    Set<String> groups = new TreeSet<>();
    String zone;
    String action;
    String kind;
    String name;
    Instant now = NOON;
    String justification = "";
    Optional<String> ticket = Optional.empty();
    Optional<Duration> ttl = Optional.empty();
    Optional<String> source = Optional.empty();
    Optional<Duration> pending = Optional.empty();
    int overdue;
    List<Shown> factors = new ArrayList<>();
    List<Yes> approvals = new ArrayList<>();
    List<Past> history = new ArrayList<>();
    boolean incident;
    String incidentId = "an incident";
    String incidentKind = "outage";
    int severity = 1;
    Optional<Duration> incidentAge = Optional.of(Duration.ZERO);
    final Map<String, Sent> signals = new HashMap<>();
    private final Map<Input.Origin, Map<String, Value>> attributes = new HashMap<>();

    Draft(String zone, String action, String kind, String name) {
        this.zone = zone;
        this.action = action;
        this.kind = kind;
        this.name = name;
    }

    Draft copy() {
        Draft copy = new Draft(zone, action, kind, name);
        copy.requester = requester;
        copy.groups = new TreeSet<>(groups);
        copy.now = now;
        copy.justification = justification;
        copy.ticket = ticket;
        copy.ttl = ttl;
        copy.source = source;
        copy.pending = pending;
        copy.overdue = overdue;
        copy.factors = new ArrayList<>(factors);
        copy.approvals = new ArrayList<>(approvals);
        copy.history = new ArrayList<>(history);
        copy.incident = incident;
        copy.incidentId = incidentId;
        copy.incidentKind = incidentKind;
        copy.severity = severity;
        copy.incidentAge = incidentAge;
        copy.signals.putAll(signals);
        attributes.forEach((origin, values) -> copy.attributes.put(origin, new HashMap<>(values)));
        return copy;
    }

    /** A declared attribute; null takes it away. */
    void attribute(Input.Origin origin, String attribute, @Nullable Value value) {
        Map<String, Value> values = attributes.computeIfAbsent(origin, of -> new HashMap<>());
        if (value == null) {
            values.remove(attribute);
        } else {
            values.put(attribute, value);
        }
    }

    private Map<String, Value> attributes(Input.Origin origin) {
        return attributes.getOrDefault(origin, Map.of());
    }

    /** @throws IllegalArgumentException if no request can hold so much */
    Request request() {
        Map<String, Reading> readings = new HashMap<>();
        signals.forEach((signal, sent) -> readings.put(signal, new Reading(sent.value(), now.minus(sent.age()))));
        return new Request(
                new Person(requester, groups, attributes(Input.Origin.REQUESTER)),
                zone,
                action,
                new Resource(kind, name, attributes(Input.Origin.RESOURCE)),
                incident
                        ? Optional.of(new Incident(
                                incidentId,
                                incidentKind,
                                severity,
                                incidentAge.map(now::minus),
                                attributes(Input.Origin.INCIDENT)))
                        : Optional.empty(),
                justification,
                ticket,
                presented(factors, now),
                approvals.stream().map(this::approval).toList(),
                readings,
                ttl,
                new History(history.stream().map(this::grant).toList(), overdue),
                source,
                pending.map(now::minus),
                now);
    }

    private Approval approval(Yes yes) {
        Instant at = now.minus(yes.age());
        return new Approval(yes.by(), yes.groups(), at, presented(yes.factors(), at));
    }

    private History.PastGrant grant(Past past) {
        return new History.PastGrant(
                past.path(), now.minus(past.age()), past.ended().map(now::minus));
    }

    private static List<Presented> presented(List<Shown> factors, Instant at) {
        return factors.stream()
                .map(shown -> new Presented(shown.kind(), at.minus(shown.age())))
                .toList();
    }
}
