package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;

/** The scope of a revocation as the log keeps it. */
final class ScopeJson {

    private ScopeJson() {}

    static void write(Scope scope, CanonicalWriter out) {
        out.object();
        if (scope instanceof Scope.OfGrant one) {
            out.put("grant", one.grant().text());
        } else if (scope instanceof Scope.OfPerson person) {
            out.put("person", person.person());
        } else if (scope instanceof Scope.OfZone zone) {
            out.put("zone", zone.zone());
        } else {
            out.put("everything", true);
        }
        out.end();
    }

    static Scope read(CanonicalReader in) {
        in.object();
        Scope scope = scope(in, in.key());
        in.endObject();
        return scope;
    }

    private static Scope scope(CanonicalReader in, String key) {
        return switch (key) {
            case "grant" -> new Scope.OfGrant(new GrantId(in.text()));
            case "person" -> new Scope.OfPerson(in.text());
            case "zone" -> new Scope.OfZone(in.text());
            case "everything" -> {
                in.flag();
                yield new Scope.Everything();
            }
            default -> throw in.wrong("\"scope\" names nothing");
        };
    }
}
