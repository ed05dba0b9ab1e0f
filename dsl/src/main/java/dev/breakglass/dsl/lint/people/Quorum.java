package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether clauses that ask for different people can all be met at once: a flow from people to clauses, in which each
 * role has its size. Who holds two roles is counted in both, so that what is said to be impossible is.
 */
final class Quorum {
    private final List<Ask> asks;
    private final Map<String, Integer> left = new LinkedHashMap<>();
    private final List<Map<String, Integer>> given = new ArrayList<>();
    private final List<Set<String>> crowds = new ArrayList<>();

    /** So many people out of some roles. */
    record Ask(int people, List<Role> roles, Place place) {}

    /** Clauses that together ask for more people than there are. */
    record Shortage(List<Ask> asks, int wanted, int there) {
        List<Role> roles() {
            SortedMap<String, Role> roles = new TreeMap<>();
            asks.forEach(ask -> ask.roles().forEach(role -> roles.put(role.name(), role)));
            return List.copyOf(roles.values());
        }
    }

    private Quorum(List<Ask> asks, Optional<Role> requester) {
        this.asks = asks;
        for (Ask ask : asks) {
            Set<String> crowd = new LinkedHashSet<>();
            for (Role role : ask.roles()) {
                // Roles from the same groups are the same people, whatever they are called.
                String key = role.groups().toString();
                int less = requester.filter(asking -> Crowd.lies(asking, role)).isPresent() ? 1 : 0;
                role.size().ifPresent(size -> left.merge(key, Math.max(0, size - less), Math::min));
                crowd.add(key);
            }
            crowds.add(crowd);
            given.add(new HashMap<>());
        }
    }

    /** @param requester a role that the requester holds, so that one of its people may not be counted */
    static Optional<Shortage> shortage(List<Ask> asks, Optional<Role> requester) {
        List<Ask> known = asks.stream()
                .filter(ask -> ask.roles().stream().allMatch(role -> role.size().isPresent()))
                .sorted(Comparator.comparing((Ask ask) -> ask.place().file().name())
                        .thenComparing(ask -> ask.place().span().start()))
                .toList();
        Quorum quorum = new Quorum(known, requester);
        for (int ask = 0; ask < known.size(); ask++) {
            for (int person = 0; person < known.get(ask).people(); person++) {
                Set<Integer> seen = new TreeSet<>();
                if (!quorum.serve(ask, seen)) {
                    return Optional.of(quorum.shortage(seen));
                }
            }
        }
        return Optional.empty();
    }

    /** Finds one more person for a clause, if need be by giving another clause somebody else. */
    private boolean serve(int ask, Set<Integer> seen) {
        seen.add(ask);
        for (String crowd : crowds.get(ask)) {
            if (left.getOrDefault(crowd, 0) > 0) {
                left.merge(crowd, -1, Integer::sum);
                given.get(ask).merge(crowd, 1, Integer::sum);
                return true;
            }
        }
        for (String crowd : crowds.get(ask)) {
            for (int other = 0; other < asks.size(); other++) {
                if (!seen.contains(other) && given.get(other).getOrDefault(crowd, 0) > 0 && serve(other, seen)) {
                    given.get(other).merge(crowd, -1, Integer::sum);
                    given.get(ask).merge(crowd, 1, Integer::sum);
                    return true;
                }
            }
        }
        return false;
    }

    /** The clauses that were searched in vain, which share all the people that any of them could have. */
    private Shortage shortage(Set<Integer> seen) {
        List<Ask> wanting = seen.stream().map(asks::get).toList();
        int there = seen.stream()
                .flatMap(ask -> crowds.get(ask).stream())
                .distinct()
                .mapToInt(crowd -> left.getOrDefault(crowd, 0)
                        + given.stream()
                                .mapToInt(gave -> gave.getOrDefault(crowd, 0))
                                .sum())
                .sum();
        return new Shortage(wanting, wanting.stream().mapToInt(Ask::people).sum(), there);
    }
}
