package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a condition read of one request, in words. */
final class InputWording {

    private final Vocabulary vocabulary;
    private final Request request;
    private final int kind;

    InputWording(Vocabulary vocabulary, PreparedRequest prepared) {
        this.vocabulary = vocabulary;
        this.request = prepared.request();
        this.kind = prepared.kind();
    }

    String have(int input) {
        Vocabulary.Input word = vocabulary.inputs().get(input);
        int known = new InputReader(word).read(request, kind, PreparedRequest.ofOneInput(), 0);
        Reading reading = request.signals().get(word.name());
        if (known == Truth.STALE && reading != null) {
            return Have.stale(
                    word.text(),
                    Duration.between(reading.at(), request.now()),
                    word.fresh().orElseThrow());
        }
        return known == Truth.TRUE ? Have.known(word.text(), text(word)) : Have.missing(word.text());
    }

    private String text(Vocabulary.Input word) {
        return switch (word.text()) {
            case "requester.id" -> request.requester().id();
            case "resource.name" -> request.resource().name();
            case "source.ip" -> request.source().orElseThrow();
            case "ttl" -> Durations.text(request.ttl().or(word::otherwise).orElseThrow());
            case "incident.age" ->
                Durations.text(Duration.between(incident().since().orElseThrow(), request.now()));
            case "incident.id" -> incident().id();
            case "incident.kind" -> incident().kind();
            case "incident.severity" -> Integer.toString(incident().severity());
            default -> attribute(word).toString();
        };
    }

    private Incident incident() {
        return request.incident().orElseThrow();
    }

    private Value attribute(Vocabulary.Input word) {
        Map<String, Value> attributes = switch (word.origin()) {
            case REQUESTER -> request.requester().attributes();
            case RESOURCE -> request.resource().attributes();
            case INCIDENT -> incident().attributes();
            case SIGNAL, REQUEST -> Map.of();
        };
        return Optional.ofNullable(attributes.get(word.name())).orElseGet(() -> signal(word));
    }

    private Value signal(Vocabulary.Input word) {
        return Objects.requireNonNull(request.signals().get(word.name())).value();
    }
}
