package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Requests that show less than another: an approval, a factor, a group, the ticket or the justification fewer. Pure. */
final class Lessening {

    private Lessening() {}

    static List<Request> of(Request own) {
        List<Request> less = new ArrayList<>();
        without(own.approvals(), less, own::withApprovals);
        without(own.factors(), less, own::withFactors);
        Person me = own.requester();
        for (String group : me.groups()) {
            Set<String> fewer = new TreeSet<>(me.groups());
            fewer.remove(group);
            less.add(own.withRequester(new Person(me.id(), fewer, me.attributes())));
        }
        if (!own.justification().isEmpty()) {
            less.add(own.withJustification("", own.ticket()));
        }
        if (own.ticket().isPresent()) {
            less.add(own.withJustification(own.justification(), Optional.empty()));
        }
        return less;
    }

    private static <T> void without(List<T> some, List<Request> less, Function<List<T>, Request> with) {
        for (int i = 0; i < some.size(); i++) {
            List<T> fewer = new ArrayList<>(some);
            fewer.remove(i);
            less.add(with.apply(fewer));
        }
    }
}
