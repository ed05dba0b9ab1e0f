package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.LinkedHashSet;
import java.util.Set;

/** The people, incidents, requests and sessions that steps may speak of, as the timeline goes on. */
final class Names {

    private final Set<String> people;
    private final Set<String> incidents = new LinkedHashSet<>();
    private final Set<String> requests = new LinkedHashSet<>();
    private final Set<String> sessions = new LinkedHashSet<>();

    Names(Set<String> people) {
        this.people = new LinkedHashSet<>(people);
    }

    void addPerson(String id) {
        people.add(id);
    }

    void addIncident(String id) {
        incidents.add(id);
    }

    String incident(Yaml id) {
        return known(id, "incident", "an earlier step", incidents);
    }

    String person(Fields f, String key) {
        return known(f.need(key), "person", "`people`", people);
    }

    String request(Fields f, String key) {
        return request(f.need(key));
    }

    String request(Yaml name) {
        return known(name, "request", "an earlier step", requests);
    }

    String session(Fields f, String key) {
        return known(f.need(key), "session", "an earlier step", sessions);
    }

    String newRequest(Yaml name) {
        return fresh(name, "request", requests);
    }

    String newSession(Yaml name) {
        return fresh(name, "session", sessions);
    }

    private static String known(Yaml yaml, String kind, String where, Set<String> all) {
        Read.name(yaml, "the " + kind);
        if (all.isEmpty()) {
            throw new ScenarioException(yaml.place(), "there is no " + kind + " in " + where);
        }
        return Read.word(yaml, "the " + kind, all.stream().sorted().toList());
    }

    private static String fresh(Yaml yaml, String kind, Set<String> all) {
        String name = Read.name(yaml, "`as`");
        FilePlace place = yaml.place();
        if (!all.add(name)) {
            throw new ScenarioException(
                    place, "there is a " + kind + " `" + name + "` already; give this one a name of its own");
        }
        return name;
    }
}
