package dev.breakglass.scenario.play;

import dev.breakglass.runtime.Directory;
import dev.breakglass.runtime.request.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody in a play as they are now, which is what the directory says of them. For one thread. */
final class Cast implements Directory {

    private final Map<String, Person> people;

    Cast(Map<String, Person> people) {
        this.people = new LinkedHashMap<>(people);
    }

    /** Nothing for somebody whom the directory knows no longer. */
    void change(String id, Optional<Person> person) {
        person.ifPresentOrElse(now -> people.put(id, now), () -> people.remove(id));
    }

    /** Somebody; without any group if the directory does not know them. */
    Person person(String id) {
        Person known = people.get(id);
        return known == null ? new Person(id, Set.of(), Map.of()) : known;
    }

    @Override
    public Optional<Set<String>> groups(String id) {
        return Optional.ofNullable(people.get(id)).map(Person::groups);
    }
}
