package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.Deed;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.play.LogHome;
import dev.breakglass.scenario.play.Observation;
import dev.breakglass.scenario.play.SeededKeys;
import dev.breakglass.scenario.play.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays stories before a witness until they are over or something is wrong. Immutable; each play is for one thread. */
final class Play {

    /** What came of a story, with the steps that were taken. */
    record Played(Story story, Optional<Breach> breach, Tally tally) {}

    private final Texts texts;
    private final LoadedPolicy policy;
    private final Function<String, LoadedPolicy> shelf;
    private final Supplier<LogHome> logs;

    /**
     * @param policy what decides, whatever its text is said to be
     * @param shelf the policies that a reload can name
     */
    Play(Texts texts, LoadedPolicy policy, Function<String, LoadedPolicy> shelf, Supplier<LogHome> logs) {
        this.texts = texts;
        this.policy = policy;
        this.shelf = shelf;
        this.logs = logs;
    }

    /**
     * Plays one story.
     *
     * @param seed of its keys and ids
     * @param beginning whose steps are not looked at
     * @param strictly whether the log is read to the letter at the end
     */
    Played play(String seed, Story beginning, Telling telling, boolean strictly) {
        KeptLines home = new KeptLines(logs.get());
        List<Story.Beat> taken = new ArrayList<>();
        Witness witness = new Witness(texts, beginning);
        Tally tally = new Tally();
        Optional<Breach> breach = Optional.empty();
        try (Simulation simulation = simulation(seed, beginning, home)) {
            try {
                while (telling.hasNext()) {
                    step(simulation, telling, witness, taken, tally);
                }
                witness.sees(home.log(), home.lines(), simulation.all(), strictly);
            } catch (Breach.BreachException e) {
                breach = Optional.of(e.breach());
            } catch (RuntimeException e) {
                breach = Optional.of(new Breach(Property.ANSWERED, String.valueOf(e)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tally.decided(witness.decisions());
        return new Played(beginning.with(taken), breach, tally);
    }

    /** The same with others deciding. */
    Play deciding(CampaignPolicy others) {
        return new Play(texts, others.loaded(), others::at, logs);
    }

    /** What each step comes to, whatever a witness would say; fewer than there are steps if the runtime gives up. */
    List<Deed> deeds(String seed, Story story) {
        List<Deed> deeds = new ArrayList<>();
        try (Simulation simulation = simulation(seed, story, logs.get())) {
            for (Story.Beat step : story.steps()) {
                simulation.passUntil(step.at());
                deeds.add(simulation.perform(step.act()).deed());
                simulation.sweep();
            }
        } catch (IOException | RuntimeException e) {
            return deeds;
        }
        return deeds;
    }

    /** Plays a told story to its end with nobody watching, and answers what it opened or did. */
    Tally retold(String seed, Story story) {
        Tally tally = new Tally();
        Telling telling = Telling.of(story);
        try (Simulation simulation = simulation(seed, story, logs.get())) {
            while (telling.hasNext()) {
                simulation.passUntil(telling.at(simulation));
                Act act = telling.act(simulation);
                tally.count(act, simulation.perform(act).deed());
                simulation.sweep();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tally;
    }

    private Simulation simulation(String seed, Story story, LogHome home) throws IOException {
        return new Simulation(
                story.people(), story.signals(), story.start(), policy, shelf, home, SeededKeys.random(seed));
    }

    /** As a scenario's steps are played, sweeps included. */
    private static void step(
            Simulation simulation, Telling telling, Witness witness, List<Story.Beat> taken, Tally tally)
            throws IOException {
        Duration at = telling.at(simulation);
        try {
            for (Observation seen : simulation.passUntil(at)) {
                witness.sees(Optional.empty(), seen, simulation.now());
            }
        } finally {
            // Also when something is wrong already: without a step, no time would pass when the story is played again.
            taken.add(new Story.Beat(at, telling.act(simulation)));
        }
        Act act = taken.get(taken.size() - 1).act();
        Observation seen = simulation.perform(act);
        tally.count(act, seen.deed());
        witness.sees(Optional.of(act), seen, simulation.now());
        simulation.sweep().ifPresent(more -> witness.sees(Optional.empty(), more, simulation.now()));
    }
}
