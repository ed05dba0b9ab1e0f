package dev.breakglass.runtime.policy;

/** The numbers of a vocabulary's words. Immutable and thread-safe. */
final class Index {

    private final NameTable zones;
    private final NameTable actions;
    private final NameTable kinds;
    private final NameTable paths;
    private final HeldRoles roles;

    Index(Vocabulary vocabulary) {
        this.zones = new NameTable(vocabulary.zones(), Vocabulary.Zone::name);
        this.actions = new NameTable(vocabulary.actions(), name -> name);
        this.kinds = new NameTable(vocabulary.kinds(), name -> name);
        this.paths = new NameTable(vocabulary.paths(), PathTerms::path);
        this.roles = new HeldRoles(vocabulary.roles());
    }

    int zone(String name) {
        return zones.of(name);
    }

    int action(String name) {
        return actions.of(name);
    }

    int kind(String name) {
        return kinds.of(name);
    }

    int path(String name) {
        return paths.of(name);
    }

    HeldRoles roles() {
        return roles;
    }
}
