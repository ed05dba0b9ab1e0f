package dev.breakglass.scenario.play;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.scenario.model.RunExpectation;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.Step;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scenario on its way through its timeline. For one thread. */
final class Performance {

    private final Scenario scenario;
    private final VirtualTime time;
    private final Stage stage;
    private final BreakGlass glass;
    private final Answers answers;
    private final DoorBook book = new DoorBook();
    private final List<Moment> timeline = new ArrayList<>();
    private final List<Check> atTheEnd = new ArrayList<>();

    Performance(Scenario scenario, LoadedPolicy policy, VirtualTime time, Stage stage, BreakGlass glass) {
        this.scenario = scenario;
        this.time = time;
        this.stage = stage;
        this.glass = glass;
        this.answers = new Answers(policy);
    }

    void play() {
        for (Step step : scenario.timeline()) {
            passUntil(step.at());
            Deed deed = stage.perform(step.act());
            List<DoorState> doors = book.note(time.elapsed(), stage.grants());
            timeline.add(new Moment(
                    time.elapsed(),
                    time.instant(),
                    Captions.actor(step.act(), stage),
                    Captions.what(step.act()),
                    answers.answer(deed),
                    doors,
                    Optional.of(Checks.check(step.expect(), deed)),
                    Optional.of(step.place())));
            // A clock that jumped forward may have ended something at this very moment.
            sweep();
        }
        checkTheEnd(scenario.expect());
    }

    List<Moment> timeline() {
        return timeline;
    }

    List<Door> doors() {
        return book.doors(time.elapsed());
    }

    /** What was expected of the whole run, but for its log. */
    List<Check> atTheEnd() {
        return atTheEnd;
    }

    /** Time goes on deadline by deadline, so that everything ends at its own moment. */
    private void passUntil(Duration at) {
        while (true) {
            Duration left = at.minus(time.elapsed());
            Optional<Duration> next = glass.nextDeadline()
                    .map(deadline -> Duration.between(time.steady(), deadline))
                    .filter(wait -> !wait.isNegative() && !wait.isZero() && wait.compareTo(left) <= 0);
            if (next.isEmpty()) {
                time.pass(left);
                return;
            }
            time.pass(next.get());
            sweep();
        }
    }

    private void sweep() {
        List<Grant> ended = glass.sweep();
        if (ended.isEmpty()) {
            return;
        }
        Instant shown = time.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Grant> grants = stage.grants();
        List<DoorState> doors = book.note(time.elapsed(), grants);
        for (Grant grant : ended) {
            String name = grants.entrySet().stream()
                    .filter(e -> e.getValue().id().equals(grant.id()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            timeline.add(new Moment(
                    time.elapsed(),
                    shown,
                    Optional.empty(),
                    "the runtime ends " + name,
                    Answer.plain(grant.state().word()),
                    doors,
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private void checkTheEnd(RunExpectation expect) {
        Map<String, Grant> grants = stage.grants();
        expect.openGrants().ifPresent(n -> {
            long live = grants.values().stream().filter(g -> g.state().isLive()).count();
            atTheEnd.add(new Check(live == n, "open grants: " + n, Long.toString(live)));
        });
        expect.states().forEach((name, state) -> {
            String actual = Optional.ofNullable(grants.get(name))
                    .map(g -> g.state().word())
                    .orElse("never made");
            atTheEnd.add(new Check(actual.equals(state), name + " is " + state, actual));
        });
    }
}
