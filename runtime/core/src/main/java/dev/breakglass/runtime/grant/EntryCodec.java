package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.util.Arrays;
import java.util.Optional;

/** Entries as bytes: canonical JSON (RFC 8785), and strictly back. */
public final class EntryCodec {

    private static final int BYTES_MAX = GrantLimits.STANDARD.entryBytesMax();

    private EntryCodec() {}

    /** @throws IllegalArgumentException if the entry is too long for the log */
    public static byte[] encode(Entry entry) {
        byte[] bytes = CanonicalJson.bytes(write(entry));
        GrantLimits.STANDARD.atMost("entry", "bytes", bytes.length, BYTES_MAX);
        return bytes;
    }

    /** @throws MisfitException unless the bytes are exactly what {@link #encode} gives for an entry of this index */
    public static Entry decode(long index, byte[] bytes) {
        Entry entry = decodeOwn(index, bytes);
        // Whatever has an unknown member, another order or another spelling does not come out the same.
        if (!Arrays.equals(encode(entry), bytes)) {
            throw new MisfitException("entry " + index + ": holds more than an entry holds, or not in canonical form");
        }
        return entry;
    }

    /**
     * As {@link #decode}, for bytes that this very process has encoded: what else they might hold is not looked for.
     *
     * @throws MisfitException if they are no entry of this index
     */
    public static Entry decodeOwn(long index, byte[] bytes) {
        Entry entry;
        try {
            GrantLimits.STANDARD.atMost("entry", "bytes", bytes.length, BYTES_MAX);
            entry = read(JsonReader.readObject(bytes));
        } catch (JsonException | IllegalArgumentException | ArithmeticException e) {
            throw new MisfitException("entry " + index + ": " + e.getMessage());
        }
        if (entry.seq() != index) {
            throw new MisfitException("entry " + index + " says that it is entry " + entry.seq());
        }
        return entry;
    }

    private static JsonObject write(Entry entry) {
        JsonObject.Builder out = JsonObject.builder()
                .put("seq", entry.seq())
                .put("time", entry.time().toString())
                .put("kind", entry.event().kind())
                .putIfPresent("actor", Fields.text(entry.actor()));
        entry.subject()
                .ifPresent(subject -> out.put("grant", subject.grant().text())
                        .putIfPresent("session", Fields.text(subject.session()))
                        .put("zone", subject.zone())
                        .putIfPresent("path", Fields.text(subject.path()))
                        .put("action", subject.action())
                        .put("resource", subject.resource())
                        .putIfPresent("incident", Fields.text(subject.incident()))
                        .put("policy", subject.policy()));
        return out.put("data", EventJson.write(entry.event())).build();
    }

    private static Entry read(JsonObject from) {
        Optional<Subject> subject = from.textIfPresent("grant")
                .map(grant -> new Subject(
                        new GrantId(grant),
                        from.textIfPresent("session").map(SessionId::new),
                        from.text("zone"),
                        from.textIfPresent("path"),
                        from.text("action"),
                        from.text("resource"),
                        from.textIfPresent("incident"),
                        from.text("policy")));
        return new Entry(
                from.number("seq"),
                Fields.instant(from, "time"),
                from.textIfPresent("actor"),
                subject,
                EventJson.read(from.text("kind"), from.object("data")));
    }
}
