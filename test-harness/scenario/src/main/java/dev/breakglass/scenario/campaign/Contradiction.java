package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.model.RunExpectation;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.play.Deed;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a scenario of a broken story that fails by itself: each step expects what the policy's text makes of it, and the last
 * one, if that is what was found all the same, what the property says.
 */
final class Contradiction {

    private final CampaignPolicy policy;
    private final Play play;
    private final String title;

    Contradiction(CampaignPolicy policy, Play play, String title) {
        this.policy = policy;
        this.play = play;
        this.title = title;
    }

    Scenario scenario(Story story, Breach breach) {
        Play text = play.deciding(policy.byTheText());
        List<Step> steps = steps(story, text);
        if (steps.stream().noneMatch(Step::differs)) {
            blame(steps, breach.property());
        }
        Scenario scenario = new Scenario(
                title,
                policy.path(),
                policy.path(),
                place(),
                story.start(),
                story.people(),
                story.signals(),
                steps.stream().map(Step::step).toList(),
                new RunExpectation(
                        Optional.of(true),
                        Map.of(),
                        Optional.empty(),
                        owed(breach.property()),
                        Map.of(),
                        true,
                        place()),
                Words.NONE);
        return Strangers.listed(scenario, policy.texts());
    }

    private FilePlace place() {
        return FilePlace.whole(policy.path());
    }

    /** A step, and whether what comes of it is not what the text makes of it. */
    private record Step(dev.breakglass.scenario.model.Step step, boolean differs) {}

    private List<Step> steps(Story story, Play text) {
        List<Deed> found = play.deeds(title, story);
        List<Deed> right = text.deeds(title, story);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < story.steps().size(); i++) {
            Optional<Expectation> expect = i < right.size() ? expectation(right.get(i)) : Optional.empty();
            Optional<Expectation> actual = i < found.size() ? expectation(found.get(i)) : Optional.empty();
            boolean differs = !expect.equals(actual);
            boolean told = differs || i < right.size() && !right.get(i).succeeded();
            steps.add(new Step(step(story.steps().get(i), told ? expect.stream().toList() : List.of()), differs));
        }
        return steps;
    }

    private dev.breakglass.scenario.model.Step step(Story.Beat beat, List<Expectation> expect) {
        return new dev.breakglass.scenario.model.Step(beat.at(), beat.act(), expect, place());
    }

    private void blame(List<Step> steps, Property property) {
        var last = steps.get(steps.size() - 1).step();
        instead(property, last.act()).ifPresent(instead -> {
            steps.remove(steps.size() - 1);
            steps.add(new Step(step(new Story.Beat(last.at(), last.act()), List.of(instead)), true));
        });
    }

    private static Optional<Integer> owed(Property property) {
        return property == Property.DUTIES_DONE || property == Property.DESTROYED ? Optional.of(0) : Optional.empty();
    }

    private static Optional<Expectation> expectation(Deed deed) {
        if (deed instanceof Deed.Refused refused) {
            return refused.code().equals("never-opened")
                    ? Optional.empty()
                    : Optional.of(new Expectation.Refused(refused.code()));
        } else if (deed instanceof Deed.Asked asked) {
            return Optional.of(decided(asked.grant().ruling().decision()));
        } else if (deed instanceof Deed.Used) {
            return Optional.of(
                    new Expectation.Decided(Outcome.PERMIT, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return deed.about().map(grant -> new Expectation.InState(grant.state().word()));
    }

    /** What a decision is, as it can be expected. */
    static Expectation decided(Decision decision) {
        Outcome outcome = decision.outcome();
        List<String> codes = decision.findings().stream()
                .map(finding -> finding.code().code())
                .distinct()
                .toList();
        return switch (outcome) {
            case PERMIT -> new Expectation.Decided(outcome, decision.path(), Optional.empty(), Optional.empty());
            case PENDING -> new Expectation.Decided(outcome, decision.path(), Optional.of(codes), Optional.empty());
            case DENY ->
                new Expectation.Decided(
                        outcome,
                        Optional.empty(),
                        Optional.empty(),
                        codes.stream().findFirst());
        };
    }

    /** What the last step should have come to; nothing where no step is to blame. */
    private static Optional<Expectation> instead(Property property, Act act) {
        return switch (property) {
            case LIVE_GRANT, WITHIN_TTL, IN_TIME, ENDS_ONCE -> refused(Refusal.ENDED);
            case IN_SCOPE -> refused(Refusal.SCOPE);
            case KEY_ONCE -> refused(Refusal.KEY_USED);
            case OWN_HANDS -> refused(Refusal.NOT_REQUESTER);
            case NOBODY_OWN -> refused(Refusal.REQUESTER);
            case ENOUGH_PEOPLE -> refused(Refusal.NOT_READY);
            case WATCHED -> refused(Refusal.UNOBSERVED);
            case RIGHT_REVIEWER -> refused(Refusal.ROLE);
            case IN_FORCE -> act instanceof Act.Ask ? Optional.empty() : refused(Refusal.POLICY);
            case AS_OF_NOW, AT_ONCE ->
                Optional.of(
                        new Expectation.Decided(Outcome.DENY, Optional.empty(), Optional.empty(), Optional.empty()));
            case ANSWERED,
                    AS_WRITTEN,
                    ALIKE,
                    NO_MORE,
                    EXPLAINED,
                    NUMBERED,
                    LOGGED,
                    LOG_HOLDS,
                    REPLAY,
                    DUTIES_DONE,
                    DESTROYED,
                    DUTIES_TOLD,
                    RELOADED -> Optional.empty();
        };
    }

    private static Optional<Expectation> refused(Refusal refusal) {
        return Optional.of(new Expectation.Refused(refusal.code()));
    }
}
