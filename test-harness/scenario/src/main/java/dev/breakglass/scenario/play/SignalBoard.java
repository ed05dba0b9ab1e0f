package dev.breakglass.scenario.play;

import dev.breakglass.runtime.Signals;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.model.Act.SignalState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the segmentation layer says at any moment of a scenario. For one thread. */
final class SignalBoard implements Signals {

    private final Supplier<Instant> now;
    private final Map<String, Supplier<Reading>> readings = new LinkedHashMap<>();

    SignalBoard(Supplier<Instant> now, Map<String, Value> start) {
        this.now = now;
        start.forEach((name, value) -> set(name, new SignalState.Fresh(value)));
    }

    void set(String name, SignalState state) {
        if (state instanceof SignalState.Fresh fresh) {
            readings.put(name, () -> new Reading(fresh.value(), now.get()));
        } else if (state instanceof SignalState.Stale stale) {
            Reading last = new Reading(stale.value(), now.get().minus(stale.age()));
            readings.put(name, () -> last);
        } else {
            readings.remove(name);
        }
    }

    @Override
    public Map<String, Reading> get() {
        Map<String, Reading> all = new LinkedHashMap<>();
        readings.forEach((name, reading) -> all.put(name, reading.get()));
        return all;
    }
}
