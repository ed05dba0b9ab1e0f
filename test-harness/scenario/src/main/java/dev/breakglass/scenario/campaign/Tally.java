package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.Deed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often what happened. For one thread. */
final class Tally {

    /** Tried, and done. */
    private final Map<Class<?>, long[]> acts = new HashMap<>();

    private final Set<String> opened = new HashSet<>();
    private long steps;
    private long decisions;

    void count(Act act, Deed deed) {
        steps++;
        long[] counts = acts.computeIfAbsent(act.getClass(), kind -> new long[2]);
        counts[0]++;
        if (deed.succeeded()) {
            counts[1]++;
            if (act instanceof Act.Redeem) {
                deed.about().flatMap(Grant::path).ifPresent(opened::add);
            }
        }
    }

    void decided(int more) {
        decisions += more;
    }

    void add(Tally other) {
        steps += other.steps;
        decisions += other.decisions;
        opened.addAll(other.opened);
        other.acts.forEach((kind, more) -> {
            long[] counts = acts.computeIfAbsent(kind, first -> new long[2]);
            counts[0] += more[0];
            counts[1] += more[1];
        });
    }

    long steps() {
        return steps;
    }

    long decisions() {
        return decisions;
    }

    /** The paths by which a session was opened. */
    Set<String> opened() {
        return opened;
    }

    long tried(Class<?> kind) {
        return acts.getOrDefault(kind, new long[2])[0];
    }

    long done(Class<?> kind) {
        return acts.getOrDefault(kind, new long[2])[1];
    }
}
