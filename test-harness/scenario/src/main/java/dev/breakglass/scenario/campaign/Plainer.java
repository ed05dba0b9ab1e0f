package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Requests with one thing less in them than another. Pure. */
final class Plainer {

    private Plainer() {}

    static List<Request> than(Request own) {
        List<Request> plainer = new ArrayList<>();
        without(own.approvals(), plainer, own::withApprovals);
        without(own.factors(), plainer, own::withFactors);
        for (String signal : own.signals().keySet()) {
            Map<String, Reading> fewer = new TreeMap<>(own.signals());
            fewer.remove(signal);
            plainer.add(own.withSignals(fewer));
        }
        Person me = own.requester();
        for (String group : me.groups()) {
            Set<String> fewer = new TreeSet<>(me.groups());
            fewer.remove(group);
            plainer.add(own.withRequester(new Person(me.id(), fewer, me.attributes())));
        }
        if (!me.attributes().isEmpty()) {
            plainer.add(own.withRequester(new Person(me.id(), me.groups(), Map.of())));
        }
        if (!own.resource().attributes().isEmpty()) {
            Resource bare = new Resource(own.resource().kind(), own.resource().name(), Map.of());
            plainer.add(own.withUse(own.action(), bare));
        }
        if (!own.justification().isEmpty()) {
            plainer.add(own.withJustification("", own.ticket()));
        }
        if (own.ticket().isPresent()) {
            plainer.add(own.withJustification(own.justification(), Optional.empty()));
        }
        if (own.source().isPresent()) {
            plainer.add(own.withSource(Optional.empty()));
        }
        if (!own.history().equals(History.NONE)) {
            plainer.add(own.withHistory(History.NONE));
        }
        return plainer;
    }

    private static <T> void without(List<T> some, List<Request> plainer, Function<List<T>, Request> with) {
        for (int i = 0; i < some.size(); i++) {
            List<T> fewer = new ArrayList<>(some);
            fewer.remove(i);
            plainer.add(with.apply(fewer));
        }
    }
}
