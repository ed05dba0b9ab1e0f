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
    private final String name;
    private final Vocabulary.Type type;
    private final boolean many;
    private final What what;
    private final NameTable choices;
    private final int[] kinds;
    private final long fresh;

    InputReader(Vocabulary.Input word) {
        this.word = word;
        this.name = word.name();
        this.type = word.type();
        this.many = word.many();
        this.what = What.of(word);
        this.choices = new NameTable(word.values());
        this.kinds = new int[word.kinds().size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = word.kinds().get(i);
        }
        this.fresh = word.fresh().isPresent() ? Ages.nanos(word.fresh().get()) : 0;
    }

    /** What an input is, found out once. */
    private enum What {
        SIGNAL,
        OF_REQUESTER,
        OF_RESOURCE,
        OF_INCIDENT,
        REQUESTER_ID,
        RESOURCE_NAME,
        SOURCE_IP,
        TTL,
        INCIDENT_ID,
        INCIDENT_KIND,
        INCIDENT_SEVERITY,
        INCIDENT_AGE;

        static What of(Vocabulary.Input word) {
            return switch (word.origin()) {
                case SIGNAL -> SIGNAL;
                case REQUESTER -> word.name().equals("id") ? REQUESTER_ID : OF_REQUESTER;
                case RESOURCE -> word.name().equals("name") ? RESOURCE_NAME : OF_RESOURCE;
                case REQUEST ->
                    switch (word.text()) {
                        case "ttl" -> TTL;
                        case "source.ip" -> SOURCE_IP;
                        default -> throw new IllegalArgumentException("no request has `" + word.text() + "`");
                    };
                case INCIDENT ->
                    switch (word.name()) {
                        case "id" -> INCIDENT_ID;
                        case "kind" -> INCIDENT_KIND;
                        case "severity" -> INCIDENT_SEVERITY;
                        case "age" -> INCIDENT_AGE;
                        default -> OF_INCIDENT;
                    };
            };
        }
    }

    /**
     * Puts the input's value where conditions look for it.
     *
     * @param kind number of the resource's kind
     * @return {@link Truth#TRUE}, or why it is unknown
     */
    int read(Request request, int kind, RequestFacts into, int place) {
        if (what == What.SIGNAL) {
            Reading reading = request.signals().get(name);
            return reading != null && store(reading.value(), into, place)
                    ? age(reading.at(), request.now())
                    : Truth.MISSING;
        }
        return isKnown(request, kind, into, place) ? Truth.TRUE : Truth.ABSENT;
    }

    private int age(Instant at, Instant now) {
        long age = Ages.between(at, now);
        return age == Ages.FUTURE ? Truth.MISSING : age > fresh ? Truth.STALE : Truth.TRUE;
    }

    private boolean isKnown(Request request, int kind, RequestFacts into, int place) {
        return switch (what) {
            case SIGNAL -> false;
            case OF_REQUESTER -> store(request.requester().attributes().get(name), into, place);
            case OF_RESOURCE ->
                declares(kind) && store(request.resource().attributes().get(name), into, place);
            case REQUESTER_ID -> text(request.requester().id(), into, place);
            case RESOURCE_NAME -> text(request.resource().name(), into, place);
            case SOURCE_IP ->
                request.source().isPresent() && text(request.source().get(), into, place);
            case TTL -> length(request.ttl().or(word::otherwise), into, place);
            case OF_INCIDENT, INCIDENT_ID, INCIDENT_KIND, INCIDENT_AGE, INCIDENT_SEVERITY ->
                request.incident().isPresent() && of(request.incident().get(), request.now(), into, place);
        };
    }

    private static boolean severity(Incident incident, RequestFacts into, int place) {
        return incident.isSeveritySane() && into.putNumber(place, incident.severity());
    }

    private boolean of(Incident incident, Instant now, RequestFacts into, int place) {
        return switch (what) {
            case INCIDENT_ID -> text(incident.id(), into, place);
            case INCIDENT_KIND -> INCIDENT_KINDS.contains(incident.kind()) && text(incident.kind(), into, place);
            case INCIDENT_SEVERITY -> severity(incident, into, place);
            case INCIDENT_AGE -> since(incident.since(), now, into, place);
            default -> store(incident.attributes().get(name), into, place);
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

    private static boolean since(Optional<Instant> since, Instant now, RequestFacts into, int place) {
        long age = since.isPresent() ? Ages.between(since.get(), now) : Ages.FUTURE;
        return age != Ages.FUTURE && into.putNumber(place, age);
    }

    private static boolean length(Optional<java.time.Duration> length, RequestFacts into, int place) {
        return length.isPresent() && into.putNumber(place, Ages.nanos(length.get()));
    }

    private boolean store(@Nullable Value value, RequestFacts into, int place) {
        if (value instanceof Value.Text text) {
            return !many && text(text.value(), into, place);
        } else if (value instanceof Value.Many values) {
            return many && into.putObject(place, Typed.elements(word, values));
        } else if (value == null || many) {
            return false;
        } else if (value instanceof Value.Bool bool) {
            return type == Vocabulary.Type.BOOL && into.putNumber(place, bool.value() ? 1 : 0);
        }
        return type == Vocabulary.Type.INT && into.putNumber(place, ((Value.Int) value).value());
    }

    private boolean text(String text, RequestFacts into, int place) {
        return switch (type) {
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
