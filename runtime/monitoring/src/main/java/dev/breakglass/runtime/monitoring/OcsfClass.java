package dev.breakglass.runtime.monitoring;

/** The classes of OCSF 1.7.0 that events are told in. */
enum OcsfClass {
    /** For what has no class: a kind that this version does not know. */
    BASE_EVENT(0, 0),
    AUTHORIZE_SESSION(3, 3003),
    ENTITY_MANAGEMENT(3, 3004),
    API_ACTIVITY(6, 6003);

    final int category;
    final int uid;

    OcsfClass(int category, int uid) {
        this.category = category;
        this.uid = uid;
    }
}
