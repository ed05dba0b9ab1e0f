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

/** Requests with one thing less in them than another, whether or not it speaks for whoever asks. Pure. */
final class Plainer {

    private Plainer() {}

    static List<Request> than(Request own) {
        List<Request> plainer = new ArrayList<>(Lessening.of(own));
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
        if (own.source().isPresent()) {
            plainer.add(own.withSource(Optional.empty()));
        }
        if (!own.history().equals(History.NONE)) {
            plainer.add(own.withHistory(History.NONE));
        }
        return plainer;
    }
}
