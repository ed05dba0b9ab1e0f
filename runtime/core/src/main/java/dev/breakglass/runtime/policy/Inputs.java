package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the conditions of a policy can read of one request, typed. */
final class Inputs {

    private static final List<String> INCIDENT_KINDS = List.of("outage", "security", "maintenance");

    private final Vocabulary vocabulary;
    private final Request request;
    private final int kind;
    private final int[] known;
    private final @Nullable Object[] values;

    Inputs(Vocabulary vocabulary, Request request, int kind) {
        this.vocabulary = vocabulary;
        this.request = request;
        this.kind = kind;
        int size = vocabulary.inputs().size();
        this.known = new int[size];
        this.values = new Object[size];
        for (int i = 0; i < size; i++) {
            known[i] = read(i, vocabulary.inputs().get(i));
        }
    }

    int known(int input) {
        return known[input];
    }

    long number(int input) {
        return (Long) value(input);
    }

    String text(int input) {
        return (String) value(input);
    }

    boolean inRange(int input, AddressRange range) {
        return in((IpAddress) value(input), range);
    }

    boolean same(int left, int right) {
        return value(left).equals(value(right));
    }

    boolean has(int input, Object element) {
        return set(input).contains(element);
    }

    boolean hasAddress(int input, AddressRange range) {
        return set(input).stream().anyMatch(element -> in((IpAddress) element, range));
    }

    private static boolean in(IpAddress address, AddressRange range) {
        return range.contains(address.high(), address.low());
    }

    private Set<?> set(int input) {
        return (Set<?>) value(input);
    }

    private Object value(int input) {
        return Objects.requireNonNull(values[input]);
    }

    /** What a condition read here, in words. */
    String have(int input) {
        Vocabulary.Input word = vocabulary.inputs().get(input);
        if (known[input] == Truth.STALE) {
            Reading reading = request.signals().get(word.name());
            return reading == null
                    ? Have.missing(word.text())
                    : Have.stale(
                            word.text(),
                            Duration.between(reading.at(), request.now()),
                            word.fresh().orElseThrow());
        }
        if (known[input] != Truth.TRUE) {
            return Have.missing(word.text());
        }
        return Have.known(
                word.text(),
                length(word)
                        .map(Durations::text)
                        .or(() -> value(word).map(Value::toString))
                        .orElseThrow());
    }

    private int read(int input, Vocabulary.Input word) {
        boolean signal = word.origin() == Vocabulary.Origin.SIGNAL;
        values[input] = length(word)
                .<Object>map(Prepared::nanos)
                .or(() -> value(word).flatMap(value -> Typed.of(word, value)))
                .orElse(null);
        if (values[input] == null) {
            return signal ? Truth.MISSING : Truth.ABSENT;
        }
        return signal ? fresh(word) : Truth.TRUE;
    }

    private int fresh(Vocabulary.Input word) {
        Instant at = Objects.requireNonNull(request.signals().get(word.name())).at();
        if (at.isAfter(request.now())) {
            return Truth.MISSING;
        }
        Duration old = Duration.between(at, request.now());
        return old.compareTo(word.fresh().orElseThrow()) > 0 ? Truth.STALE : Truth.TRUE;
    }

    /** What is a length of time by itself, and not a text that says one. */
    private Optional<Duration> length(Vocabulary.Input word) {
        return switch (word.origin()) {
            case INCIDENT -> word.name().equals("age") ? age() : Optional.empty();
            case REQUEST -> word.name().equals("ttl") ? request.ttl().or(word::otherwise) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Value> value(Vocabulary.Input word) {
        return switch (word.origin()) {
            case REQUESTER ->
                word.name().equals("id")
                        ? Optional.of(Value.of(request.requester().id()))
                        : Optional.ofNullable(request.requester().attributes().get(word.name()));
            case INCIDENT -> incident(word.name());
            case RESOURCE -> resource(word);
            case SIGNAL ->
                Optional.ofNullable(request.signals().get(word.name())).map(Reading::value);
            case REQUEST -> word.name().equals("source.ip") ? request.source().map(Value::of) : Optional.empty();
        };
    }

    private Optional<Value> resource(Vocabulary.Input word) {
        if (word.name().equals("name")) {
            return Optional.of(Value.of(request.resource().name()));
        }
        return word.kinds().contains(kind)
                ? Optional.ofNullable(request.resource().attributes().get(word.name()))
                : Optional.empty();
    }

    private Optional<Value> incident(String name) {
        return request.incident().flatMap(incident -> switch (name) {
            case "id" -> Optional.of(Value.of(incident.id()));
            case "kind" -> Optional.of(Value.of(incident.kind())).filter(k -> INCIDENT_KINDS.contains(incident.kind()));
            case "severity" -> Optional.of(Value.of((long) incident.severity())).filter(s -> incident.isSeveritySane());
            case "age" -> Optional.empty();
            default -> Optional.ofNullable(incident.attributes().get(name));
        });
    }

    private Optional<Duration> age() {
        return request.incident()
                .flatMap(Incident::since)
                .filter(since -> !since.isAfter(request.now()))
                .map(since -> Duration.between(since, request.now()));
    }
}
