package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.campaign.Play.Played;
import dev.breakglass.scenario.model.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a broken story shorter for as long as the same property stays broken: first steps by the dozen, then one by one, then
 * what is in them. Ends after a fixed number of plays. For one thread.
 */
final class Shrinker {

    private static final int PLAYS_MAX = 5_000;

    private final Property property;
    private final Function<Story, Played> play;
    private int plays;

    /** @param play plays a story again */
    Shrinker(Property property, Function<Story, Played> play) {
        this.property = property;
        this.play = play;
    }

    Played shortest(Played broken) {
        Played now = broken;
        Played before;
        do {
            before = now;
            for (int size = now.story().steps().size() / 2; size > 0; size /= 2) {
                now = without(now, size);
            }
            now = simpler(now);
        } while (!now.story().equals(before.story()) && plays < PLAYS_MAX);
        return now;
    }

    /** Leaves out so many steps at a time, the last ones first: what comes of a step stands after it. */
    private Played without(Played from, int size) {
        Played now = from;
        for (int start = now.story().steps().size() - size; start > -size; start -= size) {
            List<Story.Beat> steps = now.story().steps();
            List<Story.Beat> fewer = new ArrayList<>(steps.subList(0, Math.max(0, Math.min(start, steps.size()))));
            fewer.addAll(steps.subList(Math.max(0, Math.min(start + size, steps.size())), steps.size()));
            now = stillBroken(now.story().with(Mentions.whole(fewer))).orElse(now);
        }
        return now;
    }

    private Played simpler(Played from) {
        Played now = from;
        boolean found = true;
        while (found && plays < PLAYS_MAX) {
            found = false;
            for (Story candidate : Simpler.than(now.story())) {
                Optional<Played> played = stillBroken(candidate);
                if (played.isPresent()) {
                    now = played.get();
                    found = true;
                    break;
                }
            }
        }
        return now;
    }

    /** A scenario may not say so, and it would take long to play. */
    private static boolean failsForTooLong(Story story) {
        Optional<Duration> since = Optional.empty();
        for (Story.Beat step : story.steps()) {
            if (since.filter(from -> step.at().minus(from).compareTo(Act.Duties.FAILING_MAX) > 0)
                    .isPresent()) {
                return true;
            }
            if (step.act() instanceof Act.Duties duties) {
                since = duties.work() ? Optional.empty() : Optional.of(since.orElse(step.at()));
            }
        }
        return false;
    }

    private Optional<Played> stillBroken(Story candidate) {
        if (candidate.steps().isEmpty() || failsForTooLong(candidate) || plays >= PLAYS_MAX) {
            return Optional.empty();
        }
        plays++;
        return Optional.of(play.apply(candidate))
                .filter(played -> played.breach()
                        .filter(breach -> breach.property() == property)
                        .isPresent());
    }
}
