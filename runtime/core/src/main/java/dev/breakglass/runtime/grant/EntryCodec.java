package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.Content;
import dev.breakglass.runtime.audit.ContentStore;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.json.JsonException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Entries as bytes: canonical JSON (RFC 8785), and strictly back. The data of an entry that would be too long for the log
 * lies beside it, and the entry names it. Safe for any thread.
 */
public final class EntryCodec {

    private static final int BYTES_MAX = GrantLimits.STANDARD.entryBytesMax();

    private final ContentStore contents;

    /** @param contents beside the log that the entries are of */
    public EntryCodec(ContentStore contents) {
        this.contents = contents;
    }

    /**
     * The line for the log; what is too long for it is durable when this returns.
     *
     * @throws IllegalArgumentException if it is too long even for that
     * @throws AuditLogException if it could not be made durable
     */
    public byte[] encode(Entry entry) {
        return line(entry, contents::put);
    }

    /**
     * @throws MisfitException unless the bytes are exactly what {@link #encode} gives for an entry of this index
     * @throws AuditLogException if what they name cannot be read as it was written
     */
    public Entry decode(long index, byte[] bytes) {
        Entry entry = decodeOwn(index, bytes);
        // Whatever has another order within a set, or another spelling of a number, does not come out the same.
        if (!Arrays.equals(line(entry, content -> {}), bytes)) {
            throw new MisfitException("entry " + index + ": holds more than an entry holds, or not in canonical form");
        }
        return entry;
    }

    /**
     * As {@link #decode}, for bytes that this very process has encoded: what else they might hold is not looked for.
     *
     * @throws MisfitException if they are no entry of this index
     * @throws AuditLogException if what they name cannot be read as it was written
     */
    public Entry decodeOwn(long index, byte[] bytes) {
        Entry entry;
        try {
            GrantLimits.STANDARD.atMost("entry", "bytes", bytes.length, BYTES_MAX);
            entry = read(new CanonicalReader(ByteBuffer.wrap(bytes)));
        } catch (JsonException | IllegalArgumentException | ArithmeticException e) {
            throw new MisfitException("entry " + index + ": " + e.getMessage());
        }
        if (entry.seq() != index) {
            throw new MisfitException("entry " + index + " says that it is entry " + entry.seq());
        }
        return entry;
    }

    /** @param beside takes what is too long for the line, before that is answered */
    private static byte[] line(Entry entry, Consumer<byte[]> beside) {
        byte[] whole = bytes(
                entry, (event, out) -> EventJson.write(event, out.object()).end());
        if (whole.length <= BYTES_MAX) {
            return whole;
        }
        CanonicalWriter data = new CanonicalWriter();
        byte[] content = EventJson.write(entry.event(), data.object()).end().bytes();
        GrantLimits.STANDARD.atMost("entry", "bytes of data", content.length, Content.BYTES_MAX);
        Content name = Content.of(content);
        byte[] rest = bytes(entry, (event, out) -> named(name, out));
        GrantLimits.STANDARD.atMost("entry", "bytes", rest.length, BYTES_MAX);
        beside.accept(content);
        return rest;
    }

    private static void named(Content name, CanonicalWriter out) {
        out.object()
                .key(Content.MEMBER)
                .object()
                .put("bytes", name.bytes())
                .put("sha256", name.sha256())
                .end()
                .end();
    }

    private static byte[] bytes(Entry entry, BiConsumer<GrantEvent, CanonicalWriter> data) {
        Optional<Subject> subject = entry.subject();
        return new CanonicalWriter()
                .object()
                .putIfPresent("action", subject.map(Subject::action))
                .putIfPresent("actor", entry.actor())
                .put("data", entry.event(), data)
                .putIfPresent("grant", subject.map(Subject::grant).map(GrantId::text))
                .putIfPresent("incident", subject.flatMap(Subject::incident))
                .put("kind", entry.event().kind())
                .putIfPresent("path", subject.flatMap(Subject::path))
                .putIfPresent("policy", subject.map(Subject::policy))
                .putIfPresent("resource", subject.map(Subject::resource))
                .put("seq", entry.seq())
                .putIfPresent("session", subject.flatMap(Subject::session).map(SessionId::text))
                .put("time", Times.text(entry.time()))
                .putIfPresent("zone", subject.map(Subject::zone))
                .end()
                .bytes();
    }

    private Entry read(CanonicalReader in) {
        String kind = in.ahead("kind");
        in.object();
        Optional<String> action = in.textIfPresent("action");
        Optional<String> actor = in.textIfPresent("actor");
        GrantEvent event = in.value("data", data -> event(kind, data));
        Optional<GrantId> grant = in.textIfPresent("grant").map(GrantId::new);
        Optional<String> incident = in.textIfPresent("incident");
        in.text("kind");
        Optional<String> path = in.textIfPresent("path");
        Optional<String> policy = in.textIfPresent("policy");
        Optional<String> resource = in.textIfPresent("resource");
        long seq = Fields.number(in, "seq");
        Optional<SessionId> session = in.textIfPresent("session").map(SessionId::new);
        Instant time = Fields.instant(in, "time");
        Optional<String> zone = in.textIfPresent("zone");
        in.endObject();
        in.end();
        if (grant.isEmpty()) {
            return new Entry(seq, time, actor, Optional.empty(), event);
        } else if (action.isEmpty() || policy.isEmpty() || resource.isEmpty() || zone.isEmpty()) {
            throw in.wrong("a grant without its action, policy, resource or zone");
        }
        Subject subject = new Subject(
                grant.get(), session, zone.get(), path, action.get(), resource.get(), incident, policy.get());
        return new Entry(seq, time, actor, Optional.of(subject), event);
    }

    private GrantEvent event(String kind, CanonicalReader in) {
        in.object();
        GrantEvent event = in.isKey(Content.MEMBER)
                ? beside(kind, in.value(Content.MEMBER, EntryCodec::name), in)
                : EventJson.read(kind, in);
        in.endObject();
        return event;
    }

    private static Content name(CanonicalReader in) {
        in.object();
        long bytes = Fields.number(in, "bytes");
        Content name = new Content(in.text("sha256"), bytes);
        in.endObject();
        return name;
    }

    private GrantEvent beside(String kind, Content name, CanonicalReader in) {
        byte[] content = contents.get(name)
                .orElseThrow(
                        () -> in.wrong("its content " + name.sha256() + " was removed, so what it did is not known"));
        CanonicalReader data = new CanonicalReader(ByteBuffer.wrap(content));
        data.object();
        GrantEvent event = EventJson.read(kind, data);
        data.endObject();
        data.end();
        return event;
    }
}
