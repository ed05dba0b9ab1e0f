package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.Shown;
import dev.breakglass.scenario.yaml.Suggestion;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.LinkedHashSet;
import java.util.Set;

/** The people, incidents, requests and sessions that steps may speak of, as the timeline goes on. What is unknown is told, and read on. */
final class Names {

    private final ProblemList problems;
    private final Set<String> people;
    private final Set<String> incidents = new LinkedHashSet<>();
    private final Set<String> requests = new LinkedHashSet<>();
    private final Set<String> sessions = new LinkedHashSet<>();

    Names(Set<String> people, ProblemList problems) {
        this.people = new LinkedHashSet<>(people);
        this.problems = problems;
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

    /** What a step would have named that cannot be read: whoever speaks of it later makes no mistake of their own. */
    void meant(String step, Yaml yaml) {
        switch (step) {
            case "incident" -> meant(yaml, "id", incidents);
            case "request" -> meant(yaml, "as", requests);
            case "redeem" -> meant(yaml, "as", sessions);
            case "person" -> {
                if (yaml instanceof Yaml.Mapping map) {
                    map.entries().forEach(entry -> people.add(entry.key()));
                }
            }
            default -> {
                // Names nothing.
            }
        }
    }

    private static void meant(Yaml yaml, String key, Set<String> all) {
        if (yaml instanceof Yaml.Mapping map) {
            map.entries().stream()
                    .filter(entry -> entry.key().equals(key) && entry.value() instanceof Yaml.Scalar)
                    .forEach(entry -> all.add(((Yaml.Scalar) entry.value()).text()));
        }
    }

    private String known(Yaml yaml, String kind, String where, Set<String> all) {
        String name = Read.name(yaml, "the " + kind);
        if (!all.contains(name)) {
            problems.add(
                    yaml.place(),
                    "the " + kind + ": there is no `" + Shown.cut(name) + "`"
                            + (all.isEmpty()
                                    ? ", and none in " + where
                                    : Suggestion.after(
                                            name, all.stream().sorted().toList())));
        }
        return name;
    }

    private String fresh(Yaml yaml, String kind, Set<String> all) {
        String name = Read.name(yaml, "`as`");
        if (!all.add(name)) {
            problems.add(
                    yaml.place(),
                    "there is a " + kind + " `" + Shown.cut(name) + "` already; give this one a name of its own");
        }
        return name;
    }
}
