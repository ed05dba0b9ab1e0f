package dev.breakglass.runtime.policy;

import java.util.ArrayList;
import java.util.List;

/** The numbers of a vocabulary's words. Immutable and thread-safe. */
final class Index {

    private final NameTable zones;
    private final NameTable actions;
    private final NameTable kinds;
    private final NameTable paths;
    private final HeldRoles roles;

    Index(Vocabulary vocabulary) {
        List<String> zoneNames = new ArrayList<>();
        for (Vocabulary.Zone zone : vocabulary.zones()) {
            zoneNames.add(zone.name());
        }
        List<String> pathNames = new ArrayList<>();
        for (PathTerms path : vocabulary.paths()) {
            pathNames.add(path.path());
        }
        this.zones = new NameTable(zoneNames);
        this.actions = new NameTable(vocabulary.actions());
        this.kinds = new NameTable(vocabulary.kinds());
        this.paths = new NameTable(pathNames);
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
