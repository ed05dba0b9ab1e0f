package dev.breakglass.scenario.request;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.words.Holder;
import dev.breakglass.scenario.words.Kind;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one request from YAML or JSON, strictly. What was done at a moment says {@code at} that moment or how long
 * {@code ago}, and a signal without either was taken just now. Pure and safe for any thread.
 */
public final class RequestReader {

    private final Instant now;
    private final WordGatherer words;

    private RequestReader(Instant now, WordGatherer words) {
        this.now = now;
        this.words = words;
    }

    /**
     * The request that the file holds.
     *
     * @param file the name that problems carry
     * @throws ScenarioException if the file is not a request; it says where and why
     */
    public static Request read(String file, byte[] bytes) {
        return request(YamlReader.read(file, bytes));
    }

    /** The request in a tree that is read already. */
    public static Request request(Yaml yaml) {
        return request(yaml, WordGatherer.ofScenario());
    }

    /** The request in a tree that is read already, whose words are gathered. */
    public static Request request(Yaml yaml, WordGatherer words) {
        Fields f = Fields.of(
                yaml,
                "a request",
                "requester",
                "zone",
                "action",
                "resource",
                "incident",
                "justification",
                "ticket",
                "factors",
                "approvals",
                "signals",
                "ttl",
                "history",
                "source",
                "pending-since",
                "now");
        f.need("requester");
        RequestReader reader = new RequestReader(Read.instant(f.need("now"), "`now`"), words);
        return reader.request(f);
    }

    private Request request(Fields f) {
        List<Presented> factors = list(f, "factors", this::factor);
        List<Approval> approvals = list(f, "approvals", this::approval);
        return limited(
                f.place(),
                () -> new Request(
                        person(f.need("requester")),
                        words.named(Kind.ZONE, f),
                        words.named(Kind.ACTION, f),
                        Parts.resource(f.need("resource"), words),
                        f.get("incident").map(v -> Parts.incident(v, Optional.empty(), words)),
                        f.textIfPresent("justification").orElse(""),
                        f.textIfPresent("ticket"),
                        factors,
                        approvals,
                        f.get("signals").map(this::signals).orElse(Map.of()),
                        ttl(f),
                        f.get("history").map(this::history).orElse(History.NONE),
                        f.get("source").map(words::address),
                        f.get("pending-since").map(v -> Read.instant(v, "`pending-since`")),
                        now));
    }

    /** A TTL that is longer than nothing, if the map has one. */
    public static Optional<Duration> ttl(Fields f) {
        return f.get("ttl").map(v -> {
            Duration ttl = Read.length(v, "`ttl`");
            if (ttl.isZero()) {
                throw Read.expected(v, "`ttl`", "a length of time longer than nothing");
            }
            return ttl;
        });
    }

    private Person person(Yaml yaml) {
        Fields f = Fields.of(yaml, "a requester", "id", "groups", "attributes");
        return new Person(
                Read.name(f.need("id"), "`id`"), Parts.groups(f, words), Parts.attributes(f, Holder.REQUESTER, words));
    }

    private Presented factor(Yaml yaml) {
        Fields f = Fields.of(yaml, "a factor", "kind", "at", "ago");
        return new Presented(Parts.factor(f.need("kind")), moment(f, "a factor"));
    }

    private Approval approval(Yaml yaml) {
        Fields f = Fields.of(yaml, "an approval", "by", "groups", "at", "ago", "factors");
        return new Approval(
                Read.name(f.need("by"), "`by`"),
                Parts.groups(f, words),
                moment(f, "an approval"),
                list(f, "factors", this::factor));
    }

    private Map<String, Reading> signals(Yaml yaml) {
        Map<String, Reading> signals = new LinkedHashMap<>();
        for (Yaml.Entry e : Read.map(yaml, "`signals`").entries()) {
            signals.put(e.key(), signal(e));
        }
        return Collections.unmodifiableMap(signals);
    }

    private Reading signal(Yaml.Entry e) {
        if (!(e.value() instanceof Yaml.Mapping)) {
            return new Reading(Values.signal(e, e.value(), "`" + e.key() + "`", words), now);
        }
        Fields f = Fields.of(e.value(), "a signal", "value", "at", "ago");
        return new Reading(Values.signal(e, f.need("value"), "`value`", words), moment(f, "a signal"));
    }

    private Instant moment(Fields f, String what) {
        if (f.has("at") && f.has("ago")) {
            throw new ScenarioException(f.place("ago"), what + " says `at` or `ago`, not both");
        }
        return f.has("ago") ? now.minus(Read.length(f.need("ago"), "`ago`")) : Read.instant(f.need("at"), "`at`");
    }

    private History history(Yaml yaml) {
        Fields f = Fields.of(yaml, "a history", "grants", "overdue-reviews");
        return new History(
                list(f, "grants", this::pastGrant),
                f.get("overdue-reviews")
                        .map(v -> Read.whole(v, "`overdue-reviews`", 0, 1_000_000))
                        .orElse(0));
    }

    private History.PastGrant pastGrant(Yaml yaml) {
        Fields f = Fields.of(yaml, "a grant", "path", "granted", "ended");
        return new History.PastGrant(
                words.named(Kind.PATH, f),
                Read.instant(f.need("granted"), "`granted`"),
                f.get("ended").map(v -> Read.instant(v, "`ended`")));
    }

    private static <T> List<T> list(Fields f, String key, Function<Yaml, T> each) {
        return f.get(key).map(v -> Read.list(v, "`" + key + "`", each)).orElse(List.of());
    }

    /** What the runtime refuses to hold is the file's mistake. */
    private static Request limited(FilePlace place, Supplier<Request> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(place, String.valueOf(e.getMessage()));
        }
    }
}
