package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one input of a policy from requests. Immutable and thread-safe. */
final class InputReader {

    private static final List<String> INCIDENT_KINDS = List.of("outage", "security", "maintenance");

    private final Vocabulary.Input word;
    private final boolean builtIn;
    private final NameTable choices;
    private final int[] kinds;
    private final long fresh;

    InputReader(Vocabulary.Input word) {
        this.word = word;
        this.builtIn = isBuiltIn(word);
        this.choices = new NameTable(word.values(), name -> name);
        this.kinds = word.kinds().stream().mapToInt(Integer::intValue).toArray();
        this.fresh = word.fresh().map(Ages::nanos).orElse(0L);
    }

    /** Inputs that no declaration made. */
    private static boolean isBuiltIn(Vocabulary.Input word) {
        return switch (word.origin()) {
            case REQUESTER -> word.name().equals("id");
            case INCIDENT -> List.of("id", "kind", "severity", "age").contains(word.name());
            case RESOURCE -> word.name().equals("name");
            case SIGNAL -> false;
            case REQUEST -> true;
        };
    }

    /**
     * Puts the input's value where conditions look for it.
     *
     * @param kind number of the resource's kind
     * @return {@link Truth#TRUE}, or why it is unknown
     */
    int read(Request request, int kind, PreparedRequest into, int place) {
        if (word.origin() == Vocabulary.Origin.SIGNAL) {
            Reading reading = request.signals().get(word.name());
            return reading != null && store(reading.value(), into, place)
                    ? age(reading.at(), request.now())
                    : Truth.MISSING;
        }
        boolean known = builtIn ? own(request, into, place) : declared(request, kind, into, place);
        return known ? Truth.TRUE : Truth.ABSENT;
    }

    private int age(Instant at, Instant now) {
        long age = Ages.between(at, now);
        return age == Ages.FUTURE ? Truth.MISSING : age > fresh ? Truth.STALE : Truth.TRUE;
    }

    private boolean declared(Request request, int kind, PreparedRequest into, int place) {
        return switch (word.origin()) {
            case REQUESTER -> store(request.requester().attributes().get(word.name()), into, place);
            case RESOURCE ->
                declares(kind) && store(request.resource().attributes().get(word.name()), into, place);
            case INCIDENT -> {
                Incident incident = request.incident().orElse(null);
                yield incident != null && store(incident.attributes().get(word.name()), into, place);
            }
            case SIGNAL, REQUEST -> false;
        };
    }

    private boolean declares(int kind) {
        for (int declaring : kinds) {
            if (declaring == kind) {
                return true;
            }
        }
        return false;
    }

    private boolean own(Request request, PreparedRequest into, int place) {
        return switch (word.text()) {
            case "requester.id" -> text(request.requester().id(), into, place);
            case "resource.name" -> text(request.resource().name(), into, place);
            case "source.ip" ->
                request.source().isPresent() && text(request.source().get(), into, place);
            case "ttl" -> length(request.ttl().or(word::otherwise), into, place);
            default -> incident(request, into, place);
        };
    }

    private boolean incident(Request request, PreparedRequest into, int place) {
        Incident incident = request.incident().orElse(null);
        if (incident == null) {
            return false;
        }
        return switch (word.name()) {
            case "id" -> text(incident.id(), into, place);
            case "kind" -> INCIDENT_KINDS.contains(incident.kind()) && text(incident.kind(), into, place);
            case "severity" -> incident.isSeveritySane() && into.putNumber(place, incident.severity());
            default -> since(incident.since(), request.now(), into, place);
        };
    }

    private static boolean since(Optional<Instant> since, Instant now, PreparedRequest into, int place) {
        long age = since.isPresent() ? Ages.between(since.get(), now) : Ages.FUTURE;
        return age != Ages.FUTURE && into.putNumber(place, age);
    }

    private static boolean length(Optional<java.time.Duration> length, PreparedRequest into, int place) {
        return length.isPresent() && into.putNumber(place, Ages.nanos(length.get()));
    }

    private boolean store(@Nullable Value value, PreparedRequest into, int place) {
        if (value instanceof Value.Many many) {
            return word.many() && into.putObject(place, Typed.elements(word, many));
        } else if (value == null || word.many()) {
            return false;
        } else if (value instanceof Value.Bool bool) {
            return word.type() == Vocabulary.Type.BOOL && into.putNumber(place, bool.value() ? 1 : 0);
        } else if (value instanceof Value.Int number) {
            return word.type() == Vocabulary.Type.INT && into.putNumber(place, number.value());
        }
        return text(((Value.Text) value).value(), into, place);
    }

    private boolean text(String text, PreparedRequest into, int place) {
        return switch (word.type()) {
            case TEXT -> into.putObject(place, text);
            case CHOICE -> {
                int ordinal = choices.of(text);
                yield ordinal >= 0 && into.putNumber(place, ordinal);
            }
            case LENGTH -> length(Durations.parse(text), into, place);
            case ADDRESS -> into.putObject(place, IpAddress.of(text).orElse(null));
            case BOOL, INT -> false;
        };
    }
}
