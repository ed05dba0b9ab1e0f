package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.scenario.campaign.Memory.Plea;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What happens to everybody: signals, people, clocks, crashes, reloads, revocations. For one thread. */
final class Weather {

    /** So that a scenario may hold all of a story's jumps. */
    private static final Duration JUMPS_MAX = Duration.ofDays(300);

    private static final Duration TICK = Duration.ofMillis(1);

    private final Memory memory;
    private final Dice dice;
    private Duration jumped = Duration.ZERO;

    Weather(Memory memory) {
        this.memory = memory;
        this.dice = memory.dice;
    }

    /** @param requests the names of those that were made */
    Act change(List<String> requests) {
        int what = dice.hundred();
        if (what < 32) {
            return signal().orElseGet(this::person);
        } else if (what < 54) {
            return person();
        } else if (what < 63) {
            return jump();
        } else if (what < 72) {
            return crash();
        } else if (what < 79) {
            return new Act.Duties(memory.dutiesFailSince.isPresent());
        } else if (what < 87) {
            return reload();
        }
        return revoke(requests);
    }

    /** Duties that fail are tried every few minutes, and nobody wants to hear of each for a month. */
    private Act crash() {
        boolean atOnce = memory.dutiesFailSince.isPresent() || dice.percent(50);
        return new Act.Crash(atOnce ? Duration.ZERO : length());
    }

    Act reload() {
        String path = memory.policy
                .other()
                .filter(other -> dice.percent(50))
                .map(CampaignPolicy::path)
                .orElse(memory.policy.path());
        return new Act.Reload(path, FilePlace.whole(path), memory.anybody());
    }

    private Optional<Act> signal() {
        Plea plea = dice.one(dice.percent(60) ? memory.hopeful : memory.hopeless);
        List<Map.Entry<String, Act.SignalState>> wanted =
                new ArrayList<>(plea.wish().signals().entrySet());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, Act.SignalState> one = dice.one(wanted);
        Act.SignalState state = one.getValue();
        if (dice.percent(30)) {
            state = new Act.SignalState.Silent();
        } else if (state instanceof Act.SignalState.Fresh fresh && dice.percent(50)) {
            state = new Act.SignalState.Stale(fresh.value(), length());
        } else if (state instanceof Act.SignalState.Fresh fresh && dice.percent(50)) {
            state = new Act.SignalState.Fresh(memory.vocabulary.another(one.getKey(), fresh.value(), dice));
        }
        return Optional.of(new Act.Tell(Map.of(one.getKey(), state)));
    }

    private Act person() {
        String id = memory.anybody();
        Optional<Person> now = memory.company.now(id);
        Person first = Optional.ofNullable(memory.company.people().get(id)).orElseThrow();
        Optional<Person> next = Optional.of(first);
        if (now.equals(next)) {
            Set<String> fewer = new TreeSet<>(first.groups());
            if (!fewer.isEmpty()) {
                fewer.remove(dice.one(List.copyOf(fewer)));
            }
            next = dice.percent(30) ? Optional.empty() : Optional.of(new Person(id, fewer, first.attributes()));
        }
        return new Act.Change(Map.of(id, next));
    }

    private Act jump() {
        Duration by = length();
        if (jumped.plus(by).compareTo(JUMPS_MAX) > 0) {
            by = TICK;
        }
        jumped = jumped.plus(by);
        return new Act.Jump(dice.percent(50) ? by : by.negated());
    }

    private Act revoke(List<String> requests) {
        String by = memory.anybody();
        List<String> sessions = List.copyOf(memory.sessions.values());
        return switch (dice.below(5)) {
            case 0 -> new Act.Revoke(Act.Target.EVERYTHING, "", by, "everything");
            case 1 -> new Act.Revoke(Act.Target.ZONE, dice.one(memory.vocabulary.zones()), by, "");
            case 2 ->
                requests.isEmpty() ? person() : new Act.Revoke(Act.Target.REQUEST, dice.one(requests), by, "enough");
            case 3 ->
                sessions.isEmpty() ? person() : new Act.Revoke(Act.Target.SESSION, dice.one(sessions), by, "enough");
            default -> new Act.Revoke(Act.Target.PERSON, memory.anybody(), by, "left");
        };
    }

    /** Mostly short; else a length that the policy names, or just beside it. */
    Duration length() {
        List<Duration> lengths = memory.vocabulary.lengths();
        return lengths.isEmpty() || dice.percent(60)
                ? Duration.ofSeconds(1 + dice.below(120))
                : beside(dice.one(lengths));
    }

    Duration beside(Duration length) {
        Duration told = Duration.ofMillis(length.toMillis() - 1 + dice.below(3));
        return told.compareTo(TICK) < 0 ? TICK : told;
    }
}
