package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Approval;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A grant's session as a kept state holds it, there and back. */
final class OpeningJson {

    private OpeningJson() {}

    static void write(Opening opening, CanonicalWriter out) {
        out.object()
                .put("at", opening.at(), Fields::write)
                .put("expires-at", opening.expiresAt(), Fields::write)
                .putIfPresent("extension", opening.extension(), OpeningJson::extension)
                .put("extensions", opening.extensions())
                .put("last-use", opening.lastUse(), Fields::write)
                .putEach("observers", opening.observers().entrySet(), OpeningJson::observer)
                .put("overran", opening.overran(), OpeningJson::numbers)
                .put("running", opening.running(), OpeningJson::numbers)
                .put("session", opening.session().text())
                .put("uses", opening.uses())
                .end();
    }

    static Opening read(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        Instant expiresAt = Fields.instant(in, "expires-at");
        Optional<Extension> extension = in.valueIfPresent("extension", OpeningJson::extension);
        int extensions = Fields.small(in, "extensions");
        Instant lastUse = Fields.instant(in, "last-use");
        SortedMap<String, Set<String>> observers = in.value("observers", OpeningJson::observers);
        SortedSet<Long> overran = in.value("overran", OpeningJson::numbers);
        SortedSet<Long> running = in.value("running", OpeningJson::numbers);
        SessionId session = new SessionId(in.text("session"));
        int uses = Fields.small(in, "uses");
        in.endObject();
        return new Opening(session, at, expiresAt, lastUse, uses, running, overran, observers, extensions, extension);
    }

    private static void extension(Extension extension, CanonicalWriter out) {
        out.object()
                .putEach("approvals", extension.approvals(), RequestJson::approval)
                .put("asked-at", extension.askedAt(), Fields::write)
                .end();
    }

    private static Extension extension(CanonicalReader in) {
        in.object();
        List<Approval> approvals = in.each("approvals", RequestJson::approval);
        Extension extension = new Extension(Fields.instant(in, "asked-at"), approvals);
        in.endObject();
        return extension;
    }

    private static void observer(Map.Entry<String, Set<String>> observer, CanonicalWriter out) {
        out.object()
                .putTexts("groups", new TreeSet<>(observer.getValue()))
                .put("who", observer.getKey())
                .end();
    }

    private static SortedMap<String, Set<String>> observers(CanonicalReader in) {
        SortedMap<String, Set<String>> observers = new TreeMap<>();
        in.array();
        while (in.more()) {
            in.object();
            Set<String> groups = RequestJson.groups(in);
            observers.put(in.text("who"), groups);
            in.endObject();
        }
        return observers;
    }

    private static void numbers(Collection<Long> numbers, CanonicalWriter out) {
        out.array();
        for (long number : numbers) {
            out.number(number);
        }
        out.end();
    }

    private static SortedSet<Long> numbers(CanonicalReader in) {
        SortedSet<Long> numbers = new TreeSet<>();
        in.array();
        while (in.more()) {
            numbers.add(in.number());
        }
        return numbers;
    }
}
