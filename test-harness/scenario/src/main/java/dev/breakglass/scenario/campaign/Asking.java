package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.campaign.Memory.Plea;
import dev.breakglass.scenario.model.Act;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Has somebody ask, after the world has been made as their wish needs it. For one thread. */
final class Asking {

    private final Memory memory;

    Asking(Memory memory) {
        this.memory = memory;
    }

    void ask(Plea plea, Instant now, Queue<Act> acts) {
        Wish wish = plea.wish();
        Request wanted = wish.request();
        as(plea.requester(), acts);
        tell(wish, acts);
        Optional<Incident> incident =
                wish.incident(wanted.incident().map(Incident::id).orElse(""), now);
        incident.ifPresent(about -> acts.add(new Act.Declare(about)));
        String name = memory.name("r");
        memory.requests.put(name, plea);
        acts.add(new Act.Ask(
                name,
                plea.requester().id(),
                wanted.zone(),
                wanted.action(),
                wanted.resource(),
                incident.map(Incident::id),
                wanted.justification(),
                wanted.ticket(),
                wish.mfa(),
                wish.ttl(),
                wanted.source()));
    }

    /** Whoever had changed is mostly as they were. */
    private void as(Person requester, Queue<Act> acts) {
        if (!memory.company.now(requester.id()).equals(Optional.of(requester)) && memory.dice.percent(80)) {
            acts.add(new Act.Change(Map.of(requester.id(), Optional.of(requester))));
        }
    }

    private void tell(Wish wish, Queue<Act> acts) {
        Map<String, Act.SignalState> changed = new LinkedHashMap<>();
        wish.signals().forEach((signal, state) -> {
            if (!state.equals(memory.signals.get(signal))) {
                changed.put(signal, state);
            }
        });
        if (!changed.isEmpty()) {
            acts.add(new Act.Tell(changed));
        }
    }
}
