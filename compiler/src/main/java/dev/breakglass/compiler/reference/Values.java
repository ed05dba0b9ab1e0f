package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request says of each input, typed, or why it is unknown. For one thread. */
final class Values {

    /** A value of the input's type, or the reason that there is none. */
    record Known(Optional<Object> value, Ternary why) {}

    private final Lookup lookup;
    private final Comparisons comparisons;
    private final Request request;
    private final Optional<Duration> ttl;
    private final Map<Input, Known> read;

    private Values(
            Lookup lookup, Comparisons comparisons, Request request, Optional<Duration> ttl, Map<Input, Known> read) {
        this.read = read;
        this.lookup = lookup;
        this.comparisons = comparisons;
        this.request = request;
        this.ttl = ttl;
    }

    /** What is asked, whatever path is taken. */
    static Values of(Lookup lookup, Comparisons comparisons, Request request) {
        return new Values(lookup, comparisons, request, request.ttl(), new IdentityHashMap<>());
    }

    /** What is asked on one path, which has a TTL for those who do not ask for one. */
    Values on(BreakglassPath path) {
        Duration asked = request.ttl().orElse(path.ttl().granted());
        return new Values(lookup, comparisons, request, Optional.of(asked), read);
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Known of(Input input) {
        if (input.origin() == Input.Origin.REQUEST) {
            // The TTL is the path's where the request does not ask for one.
            return known(input);
        }
        Known known = read.get(input);
        if (known == null) {
            known = known(input);
            read.put(input, known);
        }
        return known;
    }

    private Known known(Input input) {
        if (input.origin() == Input.Origin.SIGNAL) {
            return signal(input);
        }
        boolean length = input.type() instanceof Type.Length && length(input).isPresent();
        Optional<Object> value =
                length ? length(input).map(some -> some) : raw(input).flatMap(raw -> TypedValue.of(raw, input.type()));
        return new Known(value, Ternary.ABSENT);
    }

    private Known signal(Input input) {
        Reading reading = request.signals().get(input.name());
        Optional<Object> value = reading == null ? Optional.empty() : TypedValue.of(reading.value(), input.type());
        if (reading == null || value.isEmpty() || reading.at().isAfter(request.now())) {
            return new Known(Optional.empty(), Ternary.MISSING);
        }
        boolean stale = reading.at().plus(fresh(input)).isBefore(request.now());
        return stale ? new Known(Optional.empty(), Ternary.STALE) : new Known(value, Ternary.STALE);
    }

    private Duration fresh(Input input) {
        return lookup.fresh(input.name());
    }

    private Optional<Duration> length(Input input) {
        return switch (input.text()) {
            case "incident.age" -> age();
            case "ttl" -> ttl;
            default -> Optional.empty();
        };
    }

    private Optional<Duration> age() {
        return request.incident()
                .flatMap(Incident::since)
                .filter(since -> !since.isAfter(request.now()))
                .map(since -> Duration.between(since, request.now()));
    }

    private Optional<Value> raw(Input input) {
        return switch (input.text()) {
            case "requester.id" -> Optional.of(Value.of(request.requester().id()));
            case "incident.id" -> request.incident().map(incident -> Value.of(incident.id()));
            case "incident.kind" -> request.incident().map(incident -> Value.of(incident.kind()));
            case "incident.severity" ->
                request.incident()
                        .map(Incident::severity)
                        .filter(severity -> severity >= 1 && severity <= 5)
                        .map(severity -> Value.of((long) severity));
            case "source.ip" -> request.source().map(Value::of);
            case "resource.name" -> Optional.of(Value.of(request.resource().name()));
            default -> attribute(input);
        };
    }

    private Optional<Value> attribute(Input input) {
        return switch (input.origin()) {
            case REQUESTER ->
                Optional.ofNullable(request.requester().attributes().get(input.name()));
            case INCIDENT ->
                request.incident().map(incident -> incident.attributes().get(input.name()));
            case RESOURCE ->
                lookup.declares(request.resource().kind(), input.name())
                        ? Optional.ofNullable(request.resource().attributes().get(input.name()))
                        : Optional.empty();
            case SIGNAL, REQUEST, PATH -> Optional.empty();
        };
    }

    /** What a condition reads, in words. */
    String have(List<Input> inputs) {
        return Have.inputs(inputs.stream().distinct().map(this::have).toList());
    }

    private String have(Input input) {
        Known known = of(input);
        if (known.value().isPresent()) {
            return Have.known(input.text(), length(input).map(Durations::text).orElseGet(() -> written(input)));
        }
        Reading reading = request.signals().get(input.name());
        if (known.why() == Ternary.STALE && reading != null) {
            return Have.stale(input.text(), Duration.between(reading.at(), request.now()), fresh(input));
        }
        return Have.missing(input.text());
    }

    /** What the request wrote. */
    private String written(Input input) {
        Optional<Value> read = input.origin() == Input.Origin.SIGNAL
                ? Optional.ofNullable(request.signals().get(input.name())).map(Reading::value)
                : raw(input);
        return read.map(Value::toString).orElse("");
    }
}
