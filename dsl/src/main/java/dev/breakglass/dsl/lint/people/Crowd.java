package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** How many people there are behind roles, as far as the policy says. */
final class Crowd {

    private Crowd() {}

    /**
     * At most so many hold one of the roles; empty when the size of one is not known. Roles from the same groups are
     * the same people, and a role whose groups are all another's adds nobody.
     */
    static OptionalInt most(Collection<Role> roles) {
        int people = 0;
        for (Role role : largest(roles)) {
            if (role.size().isEmpty()) {
                return OptionalInt.empty();
            }
            people = (int)
                    Math.min(Integer.MAX_VALUE, (long) people + role.size().getAsInt());
        }
        return OptionalInt.of(people);
    }

    /** Without those that lie in another one; of several that are the same people, the first. */
    private static List<Role> largest(Collection<Role> roles) {
        List<Role> largest = new ArrayList<>();
        for (Role role : roles) {
            if (largest.stream().noneMatch(other -> lies(role, other))) {
                largest.removeIf(other -> lies(other, role));
                largest.add(role);
            }
        }
        return largest;
    }

    /** Whether everybody with the first role holds the second too. */
    static boolean lies(Role role, Role in) {
        return role.name().equals(in.name()) || in.groups().containsAll(role.groups());
    }

    /** Whether everybody with one of the roles holds one of the others too. */
    static boolean allLie(Collection<Role> roles, Collection<Role> in) {
        return roles.stream().allMatch(role -> in.stream().anyMatch(other -> lies(role, other)));
    }

    /** Their names: {@code `a` or `b`}. */
    static String names(Collection<Role> roles) {
        List<String> quoted = roles.stream().map(role -> Quote.of(role.name())).toList();
        return quoted.size() < 2
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + quoted.get(quoted.size() - 1);
    }

    /** {@code 1 person}, {@code 3 people}. */
    static String count(long people) {
        return people == 1 ? "1 person" : people + " people";
    }
}
