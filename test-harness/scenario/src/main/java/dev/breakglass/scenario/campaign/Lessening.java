package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request that shows less: an approval, a factor, a group, a ticket or a justification fewer. Pure. */
final class Lessening {

    private static final int WAYS = 5;

    private Lessening() {}

    static Request of(Request own, Dice dice) {
        return switch (dice.below(WAYS)) {
            case 0 -> own.withApprovals(fewer(own.approvals(), dice));
            case 1 -> own.withFactors(fewer(own.factors(), dice));
            case 2 -> own.withJustification("", own.ticket());
            case 3 -> own.withJustification(own.justification(), Optional.empty());
            default -> own.withRequester(poorer(own.requester(), dice));
        };
    }

    private static Person poorer(Person person, Dice dice) {
        if (person.groups().isEmpty()) {
            return person;
        }
        Set<String> groups = new TreeSet<>(person.groups());
        groups.remove(dice.one(List.copyOf(groups)));
        return new Person(person.id(), groups, person.attributes());
    }

    private static <T> List<T> fewer(List<T> some, Dice dice) {
        if (some.isEmpty()) {
            return some;
        }
        List<T> fewer = new ArrayList<>(some);
        fewer.remove(dice.below(some.size()));
        return fewer;
    }
}
