package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.scenario.model.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is in which groups, what the signals say and whether duties can be done, by the story alone. For one thread. */
final class World {

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Act.SignalState> signals = new HashMap<>();
    private final Map<String, Instant> taken = new HashMap<>();

    private Instant now;
    private boolean dutiesWork = true;
    private Instant dutiesWorkSince = Instant.MIN;

    World(Story story) {
        now = story.start();
        story.people().forEach((id, person) -> groups.put(id, person.groups()));
        story.signals().forEach((name, value) -> signals.put(name, new Act.SignalState.Fresh(value)));
    }

    /** @param now the time that the runtime goes by */
    void reaches(Instant now) {
        this.now = now;
    }

    /** Something happens to it, now. */
    void change(Act act) {
        if (act instanceof Act.Tell tell) {
            tell.signals().forEach((name, state) -> tell(name, state));
        } else if (act instanceof Act.Change change) {
            change.people()
                    .forEach((id, person) ->
                            groups.put(id, person.map(Person::groups).orElse(Set.of())));
        } else if (act instanceof Act.Duties duties) {
            dutiesWorkSince = duties.work() && !dutiesWork ? now : dutiesWorkSince;
            dutiesWork = duties.work();
        }
    }

    private void tell(String name, Act.SignalState state) {
        if (state instanceof Act.SignalState.Silent) {
            signals.remove(name);
            return;
        }
        signals.put(name, state);
        if (state instanceof Act.SignalState.Stale stale) {
            taken.put(name, now.minus(stale.age()));
        }
    }

    Set<String> groups(String person) {
        return Optional.ofNullable(groups.get(person)).orElse(Set.of());
    }

    /** What the signals say now. */
    Map<String, Reading> signals() {
        Map<String, Reading> readings = new HashMap<>();
        signals.forEach((name, state) -> {
            if (state instanceof Act.SignalState.Fresh fresh) {
                readings.put(name, new Reading(fresh.value(), now));
            } else if (state instanceof Act.SignalState.Stale stale) {
                readings.put(
                        name,
                        new Reading(
                                stale.value(),
                                Optional.ofNullable(taken.get(name)).orElseThrow()));
            }
        });
        return readings;
    }

    boolean dutiesAlwaysWorked() {
        return dutiesWork && dutiesWorkSince.equals(Instant.MIN);
    }

    /** Whether duties have worked for so long. */
    boolean dutiesWorkFor(Duration length) {
        return dutiesWork && (dutiesWorkSince.equals(Instant.MIN) || !now.isBefore(dutiesWorkSince.plus(length)));
    }

    /** Whether it was like that: the requester's groups, and each signal with the reading that it had. */
    boolean was(String requester, Circumstances told) {
        if (!told.groups().equals(groups(requester)) || !told.signals().keySet().equals(signals.keySet())) {
            return false;
        }
        for (Map.Entry<String, Reading> each : told.signals().entrySet()) {
            Act.SignalState state = signals.get(each.getKey());
            Reading reading = each.getValue();
            boolean same = state instanceof Act.SignalState.Fresh fresh
                    ? fresh.value().equals(reading.value())
                    : state instanceof Act.SignalState.Stale stale
                            && stale.value().equals(reading.value())
                            && reading.at().equals(taken.get(each.getKey()));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
