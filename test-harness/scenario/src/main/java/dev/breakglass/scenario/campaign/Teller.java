package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Deadline;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Makes a story up as it is played, by what has come of it so far: mostly what moves it on, sometimes what should not be.
 * The same seed and the same play give the same story. For one thread.
 */
final class Teller implements Telling {

    private static final int REQUESTS_MAX = 8;
    private static final Duration FAILING_MAX = Act.Duties.FAILING_MAX.minusDays(1);
    private static final Duration PAUSE_WHILE_FAILING = Duration.ofHours(1);
    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final Memory memory;
    private final Dice dice;
    private final Asking asking;
    private final Moves moves;
    private final Weather weather;
    private final Queue<Act> acts = new ArrayDeque<>();
    private int left;
    private boolean isMended;

    Teller(Dice dice, Vocabulary vocabulary, CampaignPolicy policy, int steps) {
        this.dice = dice;
        this.memory = new Memory(dice, vocabulary, policy);
        this.asking = new Asking(memory);
        this.moves = new Moves(memory);
        this.weather = new Weather(memory);
        this.left = steps;
    }

    /** The story's beginning, before its first step. */
    Story beginning() {
        Request first = memory.hopeful.get(0).wish().request();
        Map<String, Value> signals = new LinkedHashMap<>();
        for (Map.Entry<String, Reading> each : first.signals().entrySet()) {
            Value value = each.getValue().value();
            signals.put(each.getKey(), value);
            memory.signals.put(each.getKey(), new Act.SignalState.Fresh(value));
        }
        return new Story(memory.company.people(), signals, first.now().minus(BEFORE), List.of());
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Duration at(Simulation simulation) {
        if (isMended) {
            // So long that what failed has been tried again.
            return simulation.elapsed().plus(DutyChecks.AGAIN);
        }
        if (memory.requests.isEmpty() && acts.isEmpty()) {
            return BEFORE.compareTo(simulation.elapsed()) > 0 ? BEFORE : simulation.elapsed();
        }
        if (!acts.isEmpty()) {
            return simulation.elapsed();
        }
        Duration pause = pause(simulation);
        boolean isLong = memory.dutiesFailSince.isPresent() && pause.compareTo(PAUSE_WHILE_FAILING) > 0;
        return simulation.elapsed().plus(isLong ? PAUSE_WHILE_FAILING : pause);
    }

    private Duration pause(Simulation simulation) {
        int what = dice.hundred();
        if (what < 25) {
            return Duration.ZERO;
        } else if (what < 75) {
            return Duration.ofSeconds(1 + dice.below(20));
        } else if (what < 85) {
            return Duration.ofMillis(dice.below(5_000));
        } else if (what < 90) {
            return Duration.ofSeconds(dice.below(600));
        }
        return what < 97 ? untilDeadline(simulation) : weather.length();
    }

    /** To the moment of a deadline, or to one beside it. */
    private Duration untilDeadline(Simulation simulation) {
        List<Duration> waits = new ArrayList<>();
        for (Grant grant : simulation.grants().values()) {
            Optional<Deadline> due = grant.deadline();
            due.ifPresent(deadline -> waits.add(Duration.between(simulation.now(), deadline.at())));
        }
        waits.removeIf(Duration::isNegative);
        return waits.isEmpty() ? Duration.ZERO : weather.beside(dice.one(waits));
    }

    @Override
    public Act act(Simulation simulation) {
        left--;
        Act next = mending(simulation)
                .orElseGet(() -> Optional.ofNullable(acts.poll()).orElseGet(() -> made(simulation)));
        remember(next, simulation.elapsed());
        return next;
    }

    /** Duties work in the end, and never fail for as long as a scenario may not say. */
    private Optional<Act> mending(Simulation simulation) {
        boolean isLate = memory.dutiesFailSince
                .filter(since -> simulation.elapsed().minus(since).compareTo(FAILING_MAX) > 0)
                .isPresent();
        if (isMended || isLate || left < 2 && memory.dutiesFailSince.isPresent()) {
            isMended = left < 2;
            return Optional.of(new Act.Duties(true));
        }
        return Optional.empty();
    }

    private Act made(Simulation simulation) {
        Map<String, Grant> grants = simulation.grants();
        List<String> live = new ArrayList<>();
        grants.forEach((name, grant) -> {
            if (grant.state().isLive()) {
                live.add(name);
            }
        });
        List<String> all = List.copyOf(grants.keySet());
        List<String> open = all.stream()
                .filter(name -> Optional.ofNullable(grants.get(name))
                        .orElseThrow()
                        .state()
                        .isOpen())
                .toList();
        if (!grants.isEmpty() && dice.percent(7)) {
            if (!open.isEmpty() && dice.percent(50)) {
                // What has changed shows when somebody uses what was opened before.
                String name = dice.one(open);
                acts.add(moves.use(name, Optional.ofNullable(grants.get(name)).orElseThrow()));
            }
            return weather.change(all);
        }
        if (!open.isEmpty() && dice.percent(2)) {
            return weather.reload();
        }
        boolean isFull = memory.requests.size() >= REQUESTS_MAX;
        if (!isFull && (live.isEmpty() ? dice.percent(60) || grants.isEmpty() : dice.percent(6)) || all.isEmpty()) {
            asking.ask(dice.one(dice.percent(80) ? memory.hopeful : memory.hopeless), simulation.now(), acts);
            return acts.remove();
        }
        String name = dice.one(live.isEmpty() || dice.percent(8) ? all : live);
        Grant grant = Optional.ofNullable(grants.get(name)).orElseThrow();
        return dice.percent(80) ? moves.forward(name, grant) : moves.wrong(name, grant);
    }

    private void remember(Act act, Duration at) {
        if (act instanceof Act.Tell tell) {
            memory.signals.putAll(tell.signals());
        } else if (act instanceof Act.Change change) {
            change.people().forEach(memory.company::change);
        } else if (act instanceof Act.Duties duties) {
            memory.dutiesFailSince = duties.work() ? Optional.empty() : Optional.of(memory.dutiesFailSince.orElse(at));
        }
    }
}
