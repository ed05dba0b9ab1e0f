package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The numbers of what a policy declares: of each kind of thing, by its place among all of them. Safe for any thread. */
final class Names {

    private static final int UNKNOWN = -1;

    private final List<String> zones;
    private final List<String> roles;
    private final List<String> actions;
    private final List<String> kinds;
    private final Map<String, Integer> zoneNumbers;
    private final Map<String, Integer> roleNumbers;
    private final Map<String, Integer> actionNumbers;
    private final Map<String, Integer> kindNumbers;
    private final Map<Object, Object> things = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> within = new ConcurrentHashMap<>();

    private Names(List<String> zones, List<String> roles, List<String> actions, List<String> kinds) {
        this.zones = zones;
        this.roles = roles;
        this.actions = actions;
        this.kinds = kinds;
        this.zoneNumbers = numbers(zones);
        this.roleNumbers = numbers(roles);
        this.actionNumbers = numbers(actions);
        this.kindNumbers = numbers(kinds);
    }

    static Names none() {
        return new Names(List.of(), List.of(), List.of(), List.of());
    }

    /** The earlier ones if they are the same. */
    static Names of(Policy policy, Names earlier) {
        List<Action> atomic =
                policy.actions().stream().filter(action -> !action.isGroup()).toList();
        List<String> zones = names(policy.zones(), Zone::name);
        List<String> roles = names(policy.roles(), Role::name);
        List<String> actions = names(atomic, Action::name);
        List<String> kinds = names(policy.resources(), ResourceKind::name);
        return earlier.are(roles, actions, kinds) && earlier.zones.equals(zones)
                ? earlier
                : new Names(zones, roles, actions, kinds);
    }

    private static <T> List<String> names(List<T> things, Function<T, String> name) {
        List<String> names = new ArrayList<>(things.size());
        for (T thing : things) {
            names.add(name.apply(thing));
        }
        return names;
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>(2 * names.size());
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
        return numbers;
    }

    /** Whether everything but zones has the same number there. */
    boolean areAlikeButForZones(Names other) {
        return are(other.roles, other.actions, other.kinds);
    }

    private boolean are(List<String> otherRoles, List<String> otherActions, List<String> otherKinds) {
        return roles.equals(otherRoles) && actions.equals(otherActions) && kinds.equals(otherKinds);
    }

    /** Those that are no groups, in order of number. */
    List<String> actions() {
        return actions;
    }

    List<String> kinds() {
        return kinds;
    }

    int zone(String name) {
        return zoneNumbers.getOrDefault(name, UNKNOWN);
    }

    /** Numbers of the zone of this name and of those below it. */
    List<Integer> zonesWithin(String name) {
        return within.computeIfAbsent(name, outer -> {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < zones.size(); i++) {
                if (zones.get(i).equals(outer) || zones.get(i).startsWith(outer + ".")) {
                    numbers.add(i);
                }
            }
            return List.copyOf(numbers);
        });
    }

    /** The one of all that are equal, so that they are found to be. */
    @SuppressWarnings("unchecked") // equal things are of one class
    <T> T one(T thing) {
        Object first = things.putIfAbsent(thing, thing);
        return first == null ? thing : (T) first;
    }

    int role(Role role) {
        return roleNumbers.getOrDefault(role.name(), UNKNOWN);
    }

    /** In order, each once. */
    List<Integer> roles(Iterable<Role> list) {
        List<Integer> numbers = new ArrayList<>();
        for (Role role : list) {
            numbers.add(role(role));
        }
        return eachOnce(numbers);
    }

    /** In order, each once; what no request can be about is left out. */
    List<Integer> actionsOf(List<String> names) {
        List<Integer> numbers = actions(names);
        numbers.removeIf(number -> number == UNKNOWN);
        return eachOnce(numbers);
    }

    private static List<Integer> eachOnce(List<Integer> numbers) {
        List<Integer> inOrder = new ArrayList<>(numbers.size());
        numbers.sort(null);
        for (Integer number : numbers) {
            if (inOrder.isEmpty() || !number.equals(inOrder.get(inOrder.size() - 1))) {
                inOrder.add(number);
            }
        }
        return inOrder;
    }

    List<Integer> actions(List<String> names) {
        List<Integer> numbers = new ArrayList<>(names.size());
        for (String name : names) {
            numbers.add(actionNumbers.getOrDefault(name, UNKNOWN));
        }
        return numbers;
    }

    int kind(String name) {
        return kindNumbers.getOrDefault(name, UNKNOWN);
    }
}
