package dev.breakglass.cli.results;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.scenario.campaign.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign found of one policy set. Immutable.
 *
 * @param policy where it lies, as people know it
 * @param stories how many were played
 * @param unplayed how many were left when somebody stopped it, or something was wrong
 * @param requests that were made up as questions
 * @param decisions on them, in all the ways in which they were asked
 * @param unopened the paths by which no session was opened
 * @param isStopped whether somebody stopped it before the end
 * @param unsound why nothing was played: the policy's own mistakes
 */
public record SetOutcome(
        String policy,
        long seed,
        int stories,
        int unplayed,
        long steps,
        long requests,
        long decisions,
        List<String> unopened,
        boolean isStopped,
        Optional<Broken> broken,
        Optional<String> unsound) {

    /**
     * A property that does not hold.
     *
     * @param found what is there instead
     * @param source what was wrong, such as {@code story 3, shortened from 60 steps to 4}
     * @param file the test that shows it
     * @param loads the policy that the test loads beside its own, if it does
     * @param unwritten why that test could not be written, if it could not
     */
    public record Broken(
            Property property,
            String found,
            String source,
            String file,
            Optional<String> loads,
            Optional<String> unwritten) {

        private List<String> whereTo() {
            if (unwritten.isPresent()) {
                return List.of("  " + source + ": " + unwritten.get());
            }
            List<String> lines = new ArrayList<>();
            lines.add("  " + source + ", is in " + file);
            loads.ifPresent(other -> lines.add("  it loads the policy in " + other));
            return lines;
        }
    }

    public SetOutcome {
        unopened = List.copyOf(unopened);
    }

    /** A policy with mistakes of its own, of which nothing was played. */
    public static SetOutcome unsound(String policy, long seed, int stories, String why) {
        return new SetOutcome(policy, seed, 0, stories, 0, 0, 0, List.of(), false, Optional.empty(), Optional.of(why));
    }

    public boolean passed() {
        return broken.isEmpty() && unsound.isEmpty();
    }

    /** What people read. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(policy + ": " + found());
        if (broken.isPresent()) {
            Broken wrong = broken.get();
            lines.add("  " + wrong.property().sentence());
            lines.add("  found: " + wrong.found());
            lines.addAll(wrong.whereTo());
        } else if (!unopened.isEmpty()) {
            lines.add("  never opened: " + String.join(", ", unopened));
        }
        return lines.stream().map(Quote::visible).toList();
    }

    private String found() {
        if (unsound.isPresent()) {
            return "not played, for its own mistakes";
        } else if (stories == 0 && !isStopped) {
            return "there is nothing in it that anybody could ask for, so that no story was played";
        }
        String questions =
                requests == 0 ? "" : ", " + Count.of(decisions, "decision") + " on " + Count.of(requests, "request");
        return Count.of(stories, "story", "stories") + " of seed " + seed + ", " + Count.of(steps, "step") + questions
                + ": " + verdict();
    }

    private String verdict() {
        if (broken.isPresent()) {
            return broken.get().property().word() + " is broken";
        } else if (!isStopped) {
            return "every property holds";
        }
        String where = unplayed == 0 ? "among the questions" : Count.of(unplayed, "story", "stories") + " not played";
        return "every property held so far; stopped before the end, " + where;
    }
}
