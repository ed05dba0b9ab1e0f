package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.Simulation;
import java.time.Duration;

/** Where the steps of a play come from, one at a time: as they are thought of, or as they were written down. */
interface Telling {

    boolean hasNext();

    /** When the next step is, since the start; never in the past. */
    Duration at(Simulation simulation);

    /** What it does. */
    Act act(Simulation simulation);

    /** A story that is told already. */
    static Telling of(Story story) {
        return new Telling() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < story.steps().size();
            }

            @Override
            public Duration at(Simulation simulation) {
                Duration at = story.steps().get(next).at();
                // Without the step before, whose crash took its time, it may be earlier than it was.
                return at.compareTo(simulation.elapsed()) < 0 ? simulation.elapsed() : at;
            }

            @Override
            public Act act(Simulation simulation) {
                return story.steps().get(next++).act();
            }
        };
    }
}
