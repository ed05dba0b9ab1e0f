package dev.breakglass.runtime.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a kind of event is to those who watch.
 *
 * @param kind as the log writes it
 * @param ocsf the class
 * @param activity its {@code activity_id}
 * @param severity how much it wants to be looked at
 */
record KindMapping(String kind, OcsfClass ocsf, int activity, Severity severity) {

    static final int CREATE = 1;
    static final int UPDATE = 3;
    static final int ACTIVATE = 10;
    static final int DEACTIVATE = 11;
    static final int SUSPEND = 12;
    static final int ASSIGN_PRIVILEGES = 1;
    static final int OTHER = 99;

    /** By kind. */
    static final Map<String, KindMapping> ALL = all(
            entity("requested", CREATE, Severity.LOW),
            entity("approved", UPDATE, Severity.LOW),
            entity("stepped-up", UPDATE, Severity.INFORMATIONAL),
            entity("reconsidered", UPDATE, Severity.INFORMATIONAL),
            entity("rejected", UPDATE, Severity.MEDIUM),
            entity("key-claimed", UPDATE, Severity.LOW),
            new KindMapping("redeemed", OcsfClass.AUTHORIZE_SESSION, ASSIGN_PRIVILEGES, Severity.HIGH),
            call("use-started", OTHER, Severity.MEDIUM),
            call("use-ended", OTHER, Severity.LOW),
            call("use-overran", OTHER, Severity.HIGH),
            call("credential-started", CREATE, Severity.MEDIUM),
            call("credential-ended", CREATE, Severity.LOW),
            entity("observer-joined", UPDATE, Severity.INFORMATIONAL),
            entity("observer-left", UPDATE, Severity.LOW),
            entity("extension-asked", UPDATE, Severity.LOW),
            entity("extension-approved", UPDATE, Severity.MEDIUM),
            entity("prompt-failed", UPDATE, Severity.MEDIUM),
            entity("policy-loaded", ACTIVATE, Severity.MEDIUM),
            entity("revoked", DEACTIVATE, Severity.HIGH),
            call("refused", OTHER, Severity.MEDIUM),
            entity("duty-done", UPDATE, Severity.INFORMATIONAL),
            entity("duty-failed", UPDATE, Severity.HIGH),
            entity("reviewed", UPDATE, Severity.INFORMATIONAL),
            entity("closed", DEACTIVATE, Severity.INFORMATIONAL),
            entity("expired", DEACTIVATE, Severity.LOW),
            entity("idle", DEACTIVATE, Severity.LOW),
            entity("suspended", SUSPEND, Severity.HIGH),
            entity("withdrawn", DEACTIVATE, Severity.INFORMATIONAL),
            entity("lapsed", DEACTIVATE, Severity.INFORMATIONAL),
            entity("key-expired", DEACTIVATE, Severity.LOW));

    /** A kind that is not known is told all the same, and wants to be looked at. */
    static KindMapping of(String kind) {
        KindMapping known = ALL.get(kind);
        return known == null ? new KindMapping(kind, OcsfClass.BASE_EVENT, OTHER, Severity.MEDIUM) : known;
    }

    private static KindMapping entity(String kind, int activity, Severity severity) {
        return new KindMapping(kind, OcsfClass.ENTITY_MANAGEMENT, activity, severity);
    }

    private static KindMapping call(String kind, int activity, Severity severity) {
        return new KindMapping(kind, OcsfClass.API_ACTIVITY, activity, severity);
    }

    private static Map<String, KindMapping> all(KindMapping... rows) {
        Map<String, KindMapping> all = new LinkedHashMap<>();
        for (KindMapping row : rows) {
            all.put(row.kind(), row);
        }
        return Map.copyOf(all);
    }
}
