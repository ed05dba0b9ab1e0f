package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.scenario.model.RunExpectation;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.Step;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.ZoneDoor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scenario on its way through its timeline. For one thread. */
final class Performance {

    private final Scenario scenario;
    private final Simulation simulation;
    private final DoorBook book = new DoorBook();
    private final List<Moment> timeline = new ArrayList<>();
    private final List<Check> atTheEnd = new ArrayList<>();
    private final Map<String, Integer> written = new LinkedHashMap<>();

    Performance(Scenario scenario, Simulation simulation) {
        this.scenario = scenario;
        this.simulation = simulation;
    }

    void play() throws IOException {
        for (Step step : scenario.timeline()) {
            simulation.passUntil(step.at()).forEach(this::passed);
            step(step);
            // A clock that jumped forward may have ended something at this very moment.
            simulation.sweep().ifPresent(this::passed);
        }
        checkTheEnd(scenario.expect());
    }

    List<Moment> timeline() {
        return timeline;
    }

    List<Door> doors() {
        return book.doors(simulation.elapsed(), simulation.grants());
    }

    List<ZoneDoor> zones() {
        return book.zones(simulation.elapsed());
    }

    /** What was expected of the whole run, but for its log. */
    List<Check> atTheEnd() {
        return atTheEnd;
    }

    private void step(Step step) throws IOException {
        Observation seen = simulation.perform(step.act());
        count(seen);
        Captions.Caption caption = step.act().accept(new Captions(simulation));
        timeline.add(new Moment(
                seen.at(),
                seen.time(),
                caption.actor(),
                caption.what(),
                new Answers(simulation.policy()).answer(seen.deed()),
                book.note(seen.at(), simulation.grants()),
                Optional.of(Checks.check(step.expect(), seen, simulation)),
                Optional.of(step.place())));
    }

    /** What the runtime did by itself. */
    private void passed(Observation seen) {
        count(seen);
        Map<String, Grant> grants = simulation.grants();
        List<DoorState> doors = book.note(seen.at(), grants);
        for (Grant grant : ((Deed.Lapsed) seen.deed()).grants()) {
            String what = "the runtime ends " + name(grants, grant.id());
            timeline.add(itself(seen, what, Answer.plain(grant.state().word()), doors));
        }
        for (Entry entry : seen.written()) {
            grants.entrySet().stream()
                    .filter(named -> entry.subject()
                            .filter(about ->
                                    about.grant().equals(named.getValue().id()))
                            .isPresent())
                    .flatMap(named -> DutyLines.of(entry, named.getKey(), named.getValue()).stream())
                    .forEach(line -> timeline.add(itself(seen, line.what(), line.answer(), doors)));
        }
    }

    private static Moment itself(Observation seen, String what, Answer answer, List<DoorState> doors) {
        return new Moment(
                seen.at(), seen.time(), Optional.empty(), what, answer, doors, Optional.empty(), Optional.empty());
    }

    private static String name(Map<String, Grant> grants, GrantId id) {
        return grants.entrySet().stream()
                .filter(e -> e.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void count(Observation seen) {
        for (Entry entry : seen.written()) {
            written.merge(entry.event().kind(), 1, Integer::sum);
        }
    }

    private void checkTheEnd(RunExpectation expect) {
        Map<String, Grant> grants = simulation.grants();
        expect.openGrants().ifPresent(n -> checkNumber("open grants", n, Checks.open(grants)));
        expect.owedDuties().ifPresent(n -> checkNumber("owed duties", n, owed(grants)));
        expect.written().forEach((kind, n) -> checkNumber(kind + " entries", n, written.getOrDefault(kind, 0)));
        expect.states().forEach((name, state) -> {
            String actual = Optional.ofNullable(grants.get(name))
                    .map(g -> g.state().word())
                    .orElse("never made");
            atTheEnd.add(new Check(actual.equals(state), name + " is " + state, actual));
        });
    }

    private void checkNumber(String what, long expected, long actual) {
        atTheEnd.add(new Check(actual == expected, what + ": " + expected, Long.toString(actual)));
    }

    private static long owed(Map<String, Grant> grants) {
        return grants.values().stream()
                .flatMap(grant -> grant.duties().stream())
                .filter(duty -> !duty.done())
                .count();
    }
}
