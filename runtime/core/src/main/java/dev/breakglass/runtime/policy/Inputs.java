package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the conditions of a policy can read of one request, typed; computed when first asked for. */
final class Inputs {

    private static final List<String> INCIDENT_KINDS = List.of("outage", "security", "maintenance");

    private final Vocabulary vocabulary;
    private final Request request;
    private final int kind;
    private final int[] known;
    private final long[] numbers;
    private final String[] texts;

    Inputs(Vocabulary vocabulary, Request request, int kind) {
        this.vocabulary = vocabulary;
        this.request = request;
        this.kind = kind;
        int size = vocabulary.inputs().size();
        this.known = new int[size];
        this.numbers = new long[size];
        this.texts = new String[size];
        for (int i = 0; i < size; i++) {
            known[i] = read(i, vocabulary.inputs().get(i));
        }
    }

    int known(int input) {
        return known[input];
    }

    long number(int input) {
        return numbers[input];
    }

    String text(int input) {
        return texts[input];
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
                isAge(word)
                        ? Durations.text(age().orElseThrow())
                        : value(word).map(Value::toString).orElseThrow());
    }

    private int read(int input, Vocabulary.Input word) {
        if (isAge(word)) {
            Optional<Duration> age = age();
            numbers[input] = age.map(Prepared::nanos).orElse(0L);
            return age.isPresent() ? Truth.TRUE : Truth.ABSENT;
        }
        boolean signal = word.origin() == Vocabulary.Origin.SIGNAL;
        int unknown = signal ? Truth.MISSING : Truth.ABSENT;
        if (signal) {
            Reading reading = request.signals().get(word.name());
            if (reading == null || reading.at().isAfter(request.now())) {
                return unknown;
            }
            if (Duration.between(reading.at(), request.now())
                            .compareTo(word.fresh().orElseThrow())
                    > 0) {
                return fits(input, word, reading.value()) ? Truth.STALE : unknown;
            }
        }
        return value(word).filter(value -> fits(input, word, value)).isPresent() ? Truth.TRUE : unknown;
    }

    private boolean fits(int input, Vocabulary.Input word, Value value) {
        if (value instanceof Value.Bool bool) {
            numbers[input] = bool.value() ? 1 : 0;
            return word.type() == Vocabulary.Type.BOOL;
        } else if (value instanceof Value.Int number) {
            numbers[input] = number.value();
            return word.type() == Vocabulary.Type.INT;
        }
        String text = ((Value.Text) value).value();
        return switch (word.type()) {
            case TEXT -> {
                texts[input] = text;
                yield true;
            }
            case CHOICE -> {
                numbers[input] = word.values().indexOf(text);
                yield word.values().contains(text);
            }
            case LENGTH -> {
                Optional<Duration> length = Durations.parse(text);
                length.ifPresent(duration -> numbers[input] = Prepared.nanos(duration));
                yield length.isPresent();
            }
            default -> false;
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
            case "severity" -> Optional.of(Value.of((long) incident.severity()));
            default -> Optional.ofNullable(incident.attributes().get(name));
        });
    }

    private static boolean isAge(Vocabulary.Input word) {
        return word.origin() == Vocabulary.Origin.INCIDENT && word.name().equals("age");
    }

    private Optional<Duration> age() {
        return request.incident()
                .flatMap(Incident::since)
                .filter(since -> !since.isAfter(request.now()))
                .map(since -> Duration.between(since, request.now()));
    }
}
