package dev.breakglass.compiler;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.History.PastGrant;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Requests drawn by chance, near what {@link RandomPolicy} asks for: on, just before and just after every edge. */
final class RandomRequest {

    /** An ordinary night, clocks put forward and back in London, midnight, and the edge of a week. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-14T02:18:00Z"),
            Instant.parse("2026-03-29T00:59:59Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-29T01:29:59.999999999Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-06-01T00:00:00Z"),
            Instant.parse("2026-06-05T11:59:59.999999999Z"),
            Instant.parse("2026-06-05T12:00:00Z"));

    /** Every length of time that a random policy names, in seconds. */
    private static final List<Integer> EDGES = List.of(0, 10, 20, 30, 45, 60, 120, 180, 300, 3_600);

    private static final int GROUPS = 6;

    private final Choices choices;
    private final Instant now;

    private RandomRequest(Choices choices) {
        this.choices = choices;
        this.now = choices.one(MOMENTS);
    }

    static Request draw(Random random) {
        return draw(Choices.of(random));
    }

    static Request draw(Choices choices) {
        return new RandomRequest(choices).request();
    }

    private Request request() {
        Request request = Request.of(
                        person(),
                        choices.rarely(20) ? "nowhere" : choices.one(RandomPolicy.ZONES),
                        choices.rarely(20) ? "z.no" : choices.one(RandomPolicy.ACTIONS),
                        resource(),
                        now)
                .withJustification(justification(), ticket())
                .withFactors(factors(now))
                .withApprovals(approvals())
                .withSignals(signals())
                .withHistory(choices.flag() ? history() : History.NONE)
                .withSource(
                        choices.next(4) == 0
                                ? Optional.empty()
                                : Optional.of(address().toString()))
                .withPendingSince(choices.flag() ? Optional.of(moment(now)) : Optional.empty());
        request = choices.next(5) == 0 ? request : request.withIncident(incident());
        return choices.flag() ? request.withTtl(ttl()) : request;
    }

    private Person person() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("level", number());
        attributes.put("tag", text());
        attributes.put("staff", bool());
        attributes.put("tenure", length());
        attributes.put("home", address());
        attributes.put("side", net());
        return new Person(choices.one("ana", "bo", "x"), groups(), some(attributes));
    }

    private Resource resource() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("size", number());
        attributes.put("label", text());
        attributes.put("hot", bool());
        boolean plain = choices.next(5) < 4;
        String kind = plain ? "db" : choices.one("host", "db", choices.rarely(3) ? "moon" : "host");
        String name = plain ? choices.one("db-1", "db-12", "db-") : choices.one("host", "h", "db-1", "d-11", "d1");
        return new Resource(kind, name, some(attributes));
    }

    private Incident incident() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("loss", number());
        attributes.put("team", Value.of(choices.one("red", "blue", choices.rarely(3) ? "grey" : "red")));
        attributes.put("planned", bool());
        return new Incident(
                choices.one("I-1", "X", "ana"),
                choices.one("outage", "security", "maintenance", choices.rarely(3) ? "party" : "outage"),
                choices.rarely(8) ? choices.one(-1, 0, 6) : 1 + choices.next(5),
                choices.next(4) == 0 ? Optional.empty() : Optional.of(edge(now)),
                some(attributes));
    }

    private Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        boolean many = choices.flag();
        for (int i = 0; i < GROUPS; i++) {
            if (many || choices.flag()) {
                groups.add("g" + i);
            }
        }
        return groups;
    }

    private String justification() {
        return choices.one("", " ", "\u2003")
                + choices.one("j", "\ud83d\ude00").repeat(choices.next(9))
                + choices.one("", " ");
    }

    private Optional<String> ticket() {
        return choices.flag() ? Optional.of(choices.one("T-1", "T-22", "T-", "xT-1", "T-1\n")) : Optional.empty();
    }

    private List<Presented> factors(Instant at) {
        List<Presented> factors = new ArrayList<>();
        if (choices.flag()) {
            List.of("totp", "push", "webauthn").forEach(kind -> factors.add(new Presented(kind, at)));
        }
        for (int i = choices.next(4); i > 0; i--) {
            factors.add(new Presented(
                    choices.one("password", "sms", "totp", "push", "webauthn", "piv", "retina"), moment(at)));
        }
        return factors;
    }

    private List<Approval> approvals() {
        List<Approval> approvals = new ArrayList<>();
        boolean willing = choices.flag();
        for (int i = choices.next(8); i > 0; i--) {
            Instant at = willing ? now.minusMillis(choices.next(4)) : moment(now);
            approvals.add(
                    new Approval(choices.one("di", "ed", "flo", "gil", "hal", "bo", "ana"), groups(), at, factors(at)));
        }
        return approvals;
    }

    private Map<String, Reading> signals() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("net", net());
        values.put("ok", bool());
        values.put("load", number());
        values.put("where", text());
        values.put("lag", length());
        values.put("addr", address());
        values.put("tags", set(this::text));
        values.put("levels", set(() -> Value.of(choices.one("low", "high", choices.rarely(4) ? "moon" : "low"))));
        values.put("sizes", set(this::number));
        values.put("waits", set(this::length));
        values.put("nets", set(this::address));
        values.put("flags", set(this::bool));
        Map<String, Reading> readings = new LinkedHashMap<>();
        some(values)
                .forEach((name, value) ->
                        readings.put(name, new Reading(choices.rarely(12) ? text() : value, moment(now))));
        return readings;
    }

    private History history() {
        List<PastGrant> grants = new ArrayList<>();
        for (int i = choices.next(5); i > 0; i--) {
            grants.add(new PastGrant(
                    "p" + choices.next(3), moment(now), choices.flag() ? Optional.of(edge(now)) : Optional.empty()));
        }
        return new History(grants, choices.rarely(6) ? 1 + choices.next(2) : 0);
    }

    private Duration ttl() {
        return Duration.ofSeconds(choices.one(EDGES.subList(1, EDGES.size()))).plusNanos(choices.next(3) - 1);
    }

    /** So long ago that it is fresh, or on an edge to the nanosecond. */
    private Instant moment(Instant from) {
        return choices.next(5) > 2 ? edge(from) : from.minusSeconds(choices.next(10));
    }

    private Instant edge(Instant from) {
        return from.minusSeconds(choices.one(EDGES)).plusNanos(choices.next(3) - 1);
    }

    private Map<String, Value> some(Map<String, Value> all) {
        all.keySet().removeIf(key -> choices.next(9) == 0);
        return all;
    }

    private Value number() {
        return Value.of((long) choices.next(7) - (choices.rarely(9) ? 3 : 0));
    }

    private Value text() {
        return Value.of(choices.one("a", "ab", "b", "x", "", "ana", "I-1"));
    }

    private Value bool() {
        return Value.of(choices.flag());
    }

    private Value net() {
        return Value.of(choices.one("corp", "vpn", "out", choices.rarely(4) ? "moon" : "corp"));
    }

    private Value length() {
        return Value.of(
                choices.one("20s", "19s", "21s", "1h", "59m59s", "3601s", "2h", choices.rarely(4) ? "soon" : "30s"));
    }

    private Value address() {
        return Value.of(choices.one(
                "10.1.2.3",
                "::ffff:10.1.2.3",
                "10.2.0.1",
                "9.255.255.255",
                "11.0.0.0",
                "2001:db8::1",
                "2001:DB8:0:0::1",
                "2001:db9::",
                choices.rarely(4)
                        ? choices.one("10.01.2.3", "10.1.2.3/32", "example.org", "fe80::1%eth0", "")
                        : "::1"));
    }

    private Value set(Supplier<Value> each) {
        List<Value> values = new ArrayList<>();
        for (int i = choices.next(4); i > 0; i--) {
            values.add(each.get());
        }
        return Value.of(values);
    }
}
