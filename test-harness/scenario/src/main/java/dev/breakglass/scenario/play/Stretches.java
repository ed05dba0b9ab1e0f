package dev.breakglass.scenario.play;

import dev.breakglass.scenario.result.Band;
import dev.breakglass.scenario.result.DoorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The changes of one door, in their order. For one thread. */
final class Stretches {

    private record Change(Duration at, DoorState state, String label) {}

    private final List<Change> changes = new ArrayList<>();

    /** As it is at the start of the scenario. */
    Stretches(DoorState state, String label) {
        changes.add(new Change(Duration.ZERO, state, label));
    }

    void note(Duration at, DoorState state, String label) {
        Change last = changes.get(changes.size() - 1);
        if (last.state() != state || !last.label().equals(label)) {
            changes.add(new Change(at, state, label));
        }
    }

    List<Band> bands(Duration end) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Duration to = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
            // What was over at once was never seen; the last is how it stands at the end.
            if (to.compareTo(change.at()) > 0 || i + 1 == changes.size()) {
                bands.add(new Band(change.state(), change.label(), change.at(), to));
            }
        }
        return bands;
    }
}
