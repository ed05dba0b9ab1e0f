package dev.breakglass.runtime.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why the door is to be opened.
 *
 * @param severity 1 is the worst, 5 the mildest
 * @param since when it began; absent makes {@code incident.age} unknown
 */
public record Incident(String id, String kind, int severity, Optional<Instant> since, Map<String, Value> attributes) {

    public Incident {
        attributes = ByName.copyOf(attributes);
    }

    /** Whether it is one of the five; any other is unknown to conditions, and refused at the door. */
    public boolean isSeveritySane() {
        return severity >= 1 && severity <= 5;
    }
}
