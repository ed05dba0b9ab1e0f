package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.request.RequestLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A token's claims by name and form. Whatever is there in another form than it must have is refused. */
record Claims(ObjectNode members) {

    private static final GrantLimits LIMITS = GrantLimits.STANDARD;

    boolean has(String name) {
        return members.has(name);
    }

    boolean isTrue(String name) {
        JsonNode value = members.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** A text that is there, of the length and the characters that an id of the core may have. */
    String id(String name) {
        return idIfPresent(name).orElseThrow(() -> wrong(name, "a string, found nothing"));
    }

    Optional<String> idIfPresent(String name) {
        JsonNode value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(id(name, value));
    }

    /** Nothing if it is not there. */
    List<String> ids(String name, int itemsMax) {
        JsonNode value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ArrayNode array)) {
            throw wrong(name, "an array of strings");
        }
        if (array.size() > itemsMax) {
            throw new IdentityRefusedException(
                    IdentityRefusal.TOO_LARGE,
                    Quoted.of(name) + ": at most " + itemsMax + " values, found " + array.size());
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode each : array) {
            ids.add(id(name, each));
        }
        return ids;
    }

    /** One string or several (RFC 7519, section 4.1.3). */
    List<String> oneOrSeveral(String name, int itemsMax) {
        JsonNode value = members.get(name);
        return value != null && value.isString() ? List.of(id(name, value)) : ids(name, itemsMax);
    }

    Instant moment(String name) {
        return momentIfPresent(name).orElseThrow(() -> wrong(name, "a number of seconds, found nothing"));
    }

    /** A NumericDate (RFC 7519, section 2): seconds since 1970, parts of one are dropped. */
    Optional<Instant> momentIfPresent(String name) {
        JsonNode value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw wrong(name, "a number of seconds");
        }
        double seconds = value.doubleValue();
        if (!(seconds >= 0 && seconds <= RequestLimits.LATEST.getEpochSecond())) {
            throw wrong(name, "seconds between " + RequestLimits.EARLIEST + " and " + RequestLimits.LATEST);
        }
        return Optional.of(Instant.ofEpochSecond((long) seconds));
    }

    private static String id(String name, JsonNode value) {
        if (!value.isString()) {
            throw wrong(name, "strings alone");
        }
        try {
            return LIMITS.id(Quoted.of(name), value.stringValue());
        } catch (IllegalArgumentException e) {
            boolean tooLong = value.stringValue().length() > LIMITS.idCharsMax();
            throw new IdentityRefusedException(
                    tooLong ? IdentityRefusal.TOO_LARGE : IdentityRefusal.CLAIM, String.valueOf(e.getMessage()));
        }
    }

    private static IdentityRefusedException wrong(String name, String expected) {
        return new IdentityRefusedException(IdentityRefusal.CLAIM, Quoted.of(name) + ": expected " + expected);
    }
}
