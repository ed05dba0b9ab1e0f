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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    private static final long[] EDGES = {0, 10, 20, 30, 45, 60, 300, 3_600};

    private final Random random;
    private final Instant now;

    private RandomRequest(Random random) {
        this.random = random;
        this.now = MOMENTS.get(random.nextInt(MOMENTS.size()));
    }

    static Request draw(Random random) {
        return new RandomRequest(random).request();
    }

    private Request request() {
        Map<String, Value> attributes =
                some(Map.of("level", number(), "tag", text(), "staff", bool(), "tenure", length(), "home", address()));
        Person person = new Person(one("ana", "bo", "cy"), groups(), attributes);
        Resource resource = new Resource(
                one("db", "db", "db", "host", "moon"),
                one("db-1", "db-12", "host", "h"),
                some(Map.of("size", number(), "label", text(), "hot", bool())));
        Request request = Request.of(
                        person,
                        one("a", "a.b", "a.b.c", "d", "nowhere"),
                        one("x.read", "x.write", "y.run", "z.no"),
                        resource,
                        now)
                .withJustification(
                        one("", "   ", "ok", "a longer reason", " x "),
                        random.nextBoolean() ? Optional.of(one("T-1", "T-", "xT-1")) : Optional.empty())
                .withFactors(factors(now))
                .withApprovals(approvals())
                .withSignals(signals())
                .withHistory(history())
                .withSource(
                        random.nextInt(4) == 0
                                ? Optional.empty()
                                : Optional.of(address().toString()))
                .withPendingSince(random.nextInt(4) == 0 ? Optional.empty() : Optional.of(moment(now)));
        if (random.nextInt(5) > 0) {
            Optional<Instant> since = random.nextBoolean() ? Optional.of(moment(now)) : Optional.empty();
            request = request.withIncident(new Incident(
                    one("I-1", "X"),
                    one("outage", "security", "party"),
                    random.nextInt(8) - 1,
                    since,
                    some(Map.of("loss", number(), "team", Value.of(one("red", "blue", "grey"))))));
        }
        return random.nextInt(3) == 0 ? request.withTtl(Duration.ofMinutes(1 + random.nextInt(6))) : request;
    }

    private Set<String> groups() {
        Set<String> groups = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            if (random.nextBoolean()) {
                groups.add("g" + i);
            }
        }
        return groups;
    }

    private List<Presented> factors(Instant at) {
        List<Presented> factors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            factors.add(new Presented(one("password", "sms", "totp", "push", "webauthn", "piv", "retina"), moment(at)));
        }
        return factors;
    }

    private List<Approval> approvals() {
        List<Approval> approvals = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant at = moment(now);
            approvals.add(new Approval(one("ana", "bo", "cy", "di", "ed"), groups(), at, factors(at)));
        }
        return approvals;
    }

    private Map<String, Reading> signals() {
        Map<String, Value> values = some(Map.of(
                "net",
                Value.of(one("corp", "vpn", "out", "moon")),
                "ok",
                bool(),
                "load",
                number(),
                "where",
                text(),
                "lag",
                length()));
        values.put("addr", address());
        values.put("tags", set(this::text));
        values.put("levels", set(() -> Value.of(one("low", "high", random.nextInt(9) == 0 ? "moon" : "low"))));
        values.put("sizes", set(this::number));
        values.put("waits", set(this::length));
        values.put("nets", set(this::address));
        values.put("flags", set(this::bool));
        Map<String, Reading> readings = new HashMap<>();
        values.forEach((name, value) ->
                readings.put(name, new Reading(random.nextInt(12) == 0 ? text() : value, moment(now))));
        return readings;
    }

    private History history() {
        List<PastGrant> grants = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            grants.add(new PastGrant(
                    "p" + random.nextInt(4),
                    moment(now),
                    random.nextBoolean() ? Optional.of(moment(now)) : Optional.empty()));
        }
        return new History(grants, random.nextInt(12) == 0 ? 1 : 0);
    }

    /** So long ago that it is fresh, or on an edge to the nanosecond. */
    private Instant moment(Instant now) {
        long edge = EDGES[random.nextInt(EDGES.length)];
        return random.nextBoolean()
                ? now.minusSeconds(random.nextInt(10))
                : now.minusSeconds(edge).plusNanos(random.nextInt(3) - 1);
    }

    private Map<String, Value> some(Map<String, Value> all) {
        Map<String, Value> some = new HashMap<>(all);
        some.keySet().removeIf(key -> random.nextInt(5) == 0);
        return some;
    }

    private Value number() {
        return Value.of((long) random.nextInt(7));
    }

    private Value text() {
        return Value.of(one("a", "ab", "b", "x", ""));
    }

    private Value bool() {
        return Value.of(random.nextBoolean());
    }

    private Value length() {
        return Value.of(one("20s", "21s", "1h", "2h", random.nextInt(6) == 0 ? "soon" : "20s"));
    }

    private Value address() {
        return Value.of(one(
                "10.1.2.3",
                "::ffff:10.1.2.3",
                "10.2.0.1",
                "11.0.0.0",
                "2001:db8::1",
                "2001:DB8:0:0::1",
                "2001:db9::",
                random.nextInt(4) == 0 ? one("10.01.2.3", "10.1.2.3/32", "example.org", "fe80::1%eth0", "") : "::1"));
    }

    private Value set(Supplier<Value> each) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(each.get());
        }
        return Value.of(values);
    }

    private String one(String... all) {
        return all[random.nextInt(all.length)];
    }
}
