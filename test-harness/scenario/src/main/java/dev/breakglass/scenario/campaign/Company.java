package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody in a story, as somebody of each kind is needed, and how they are now. For one thread. */
final class Company {

    private static final List<String> NAMES = List.of(
            "ana", "bo", "cy", "dee", "eli", "fay", "gus", "hal", "ida", "jo", "kim", "lou", "mia", "ned", "ola", "pat",
            "rae", "sol", "tea", "uma", "val", "wes", "xia", "yan", "zoe");

    private static final int PEOPLE_MAX = 24;

    /** What a derived request calls whoever makes it when that is nothing to the policy. */
    private static final String ANYBODY = "the requester";

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Person> known = new LinkedHashMap<>();

    /**
     * Somebody who makes this request; the same person for the same groups and attributes.
     *
     * @param more groups that the request does not need
     */
    Person requester(Person wanted, Set<String> more) {
        Set<String> groups = new LinkedHashSet<>(wanted.groups());
        groups.addAll(more);
        return wanted.id().equals(ANYBODY)
                ? like(groups, wanted.attributes(), 0)
                : add(new Person(wanted.id(), groups, wanted.attributes()));
    }

    /** Somebody with the approver's groups: as many people as have the same in one request. */
    Person approver(Approval approval, int number) {
        return like(approval.groups(), Map.of(), number);
    }

    /** Two people in each of some roles, one in all of them and one in none. */
    void join(List<Role> roles) {
        Set<String> all = new LinkedHashSet<>();
        for (Role role : roles) {
            Set<String> groups = Set.of(role.groups().get(0));
            all.addAll(groups);
            like(groups, Map.of(), 0);
            like(groups, Map.of(), 1);
        }
        like(all, Map.of(), 0);
        like(Set.of(), Map.of(), 0);
    }

    private Person like(Set<String> groups, Map<String, Value> attributes, int number) {
        List<Person> alike = people.values().stream()
                .filter(person ->
                        person.groups().equals(groups) && person.attributes().equals(attributes))
                .toList();
        if (alike.size() > number) {
            return alike.get(number);
        }
        if (people.size() >= PEOPLE_MAX && !alike.isEmpty()) {
            return alike.get(0);
        }
        return add(new Person(fresh(), groups, attributes));
    }

    private String fresh() {
        return NAMES.stream()
                .filter(name -> !people.containsKey(name))
                .findFirst()
                .orElseGet(() -> "person-" + people.size());
    }

    private Person add(Person person) {
        if (people.putIfAbsent(person.id(), person) == null) {
            ids.add(person.id());
        }
        known.putIfAbsent(person.id(), person);
        return person;
    }

    /** As they were at first, by id. */
    Map<String, Person> people() {
        return people;
    }

    List<String> ids() {
        return ids;
    }

    /** As the directory knows them now, if it does. */
    Optional<Person> now(String id) {
        return Optional.ofNullable(known.get(id));
    }

    void change(String id, Optional<Person> person) {
        person.ifPresentOrElse(now -> known.put(id, now), () -> known.remove(id));
    }
}
