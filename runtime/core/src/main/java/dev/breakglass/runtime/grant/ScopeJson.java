package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;

/** The scope of a revocation as the log keeps it. */
final class ScopeJson {

    private ScopeJson() {}

    static JsonObject write(Scope scope) {
        JsonObject.Builder out = JsonObject.builder();
        if (scope instanceof Scope.OfGrant one) {
            out.put("grant", one.grant().text());
        } else if (scope instanceof Scope.OfPerson person) {
            out.put("person", person.person());
        } else if (scope instanceof Scope.OfZone zone) {
            out.put("zone", zone.zone());
        } else {
            out.put("everything", true);
        }
        return out.build();
    }

    static Scope read(JsonObject from) {
        if (from.has("grant")) {
            return new Scope.OfGrant(new GrantId(from.text("grant")));
        } else if (from.has("person")) {
            return new Scope.OfPerson(from.text("person"));
        } else if (from.has("zone")) {
            return new Scope.OfZone(from.text("zone"));
        } else if (from.has("everything")) {
            return new Scope.Everything();
        }
        throw new JsonException("\"scope\" names nothing");
    }
}
