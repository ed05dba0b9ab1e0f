package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.model.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stories that differ from another in one respect, in which they are simpler. Pure. */
final class Simpler {

    private final Story story;
    private final List<Story> all = new ArrayList<>();

    private Simpler(Story story) {
        this.story = story;
    }

    static List<Story> than(Story story) {
        Simpler simpler = new Simpler(story);
        simpler.people();
        simpler.signals();
        simpler.times();
        simpler.acts();
        simpler.moments();
        return simpler.all;
    }

    private void people() {
        story.people().forEach((id, person) -> {
            if (story.steps().stream().noneMatch(step -> Named.in(step.act()).contains(id))) {
                Map<String, Person> fewer = new LinkedHashMap<>(story.people());
                fewer.remove(id);
                all.add(new Story(fewer, story.signals(), story.start(), story.steps()));
            }
            for (String group : person.groups()) {
                Set<String> fewer = new TreeSet<>(person.groups());
                fewer.remove(group);
                replace(new Person(id, fewer, person.attributes()));
            }
            for (String attribute : person.attributes().keySet()) {
                Map<String, Value> fewer = new LinkedHashMap<>(person.attributes());
                fewer.remove(attribute);
                replace(new Person(id, person.groups(), fewer));
            }
        });
    }

    private void replace(Person person) {
        Map<String, Person> others = new LinkedHashMap<>(story.people());
        others.put(person.id(), person);
        all.add(new Story(others, story.signals(), story.start(), story.steps()));
    }

    private void signals() {
        for (String signal : story.signals().keySet()) {
            Map<String, Value> fewer = new LinkedHashMap<>(story.signals());
            fewer.remove(signal);
            all.add(new Story(story.people(), fewer, story.start(), story.steps()));
        }
    }

    /** Each step at once after the one before, or else after whole minutes or seconds. */
    private void times() {
        for (int i = 0; i < story.steps().size(); i++) {
            Duration before = i == 0 ? Duration.ZERO : story.steps().get(i - 1).at();
            Duration gap = story.steps().get(i).at().minus(before);
            if (!gap.isZero()) {
                moved(i, gap.negated());
            }
            if (gap.toNanosPart() > 0 || gap.toSecondsPart() > 0) {
                Duration minutes = Duration.ofMinutes(gap.toMinutes() + 1);
                if (gap.toMinutes() > 0) {
                    moved(i, Duration.ofMinutes(gap.toMinutes()).minus(gap));
                }
                moved(i, minutes.minus(gap));
            }
            if (gap.toNanosPart() > 0) {
                moved(i, Duration.ofSeconds(gap.toSeconds()).minus(gap));
                moved(i, Duration.ofSeconds(gap.toSeconds() + 1).minus(gap));
            }
        }
    }

    /** A step, and all after it, at another time. */
    private void moved(int from, Duration by) {
        List<Story.Beat> steps = new ArrayList<>(story.steps().subList(0, from));
        for (Story.Beat step : story.steps().subList(from, story.steps().size())) {
            steps.add(new Story.Beat(step.at().plus(by), step.act()));
        }
        all.add(story.with(steps));
    }

    private void acts() {
        for (int i = 0; i < story.steps().size(); i++) {
            Act act = story.steps().get(i).act();
            if (act instanceof Act.Ask ask) {
                asks(i, ask);
            } else if (act instanceof Act.Declare declare) {
                incidents(i, declare.incident());
            } else if (act instanceof Act.Tell tell && tell.signals().size() > 1) {
                for (String signal : tell.signals().keySet()) {
                    Map<String, Act.SignalState> fewer = new LinkedHashMap<>(tell.signals());
                    fewer.remove(signal);
                    instead(i, new Act.Tell(fewer));
                }
            } else if (act instanceof Act.Use use && use.fails()) {
                instead(i, new Act.Use(use.session(), use.action(), use.resource(), false));
            } else if (act instanceof Act.Credential credential && credential.fails()) {
                instead(i, new Act.Credential(credential.session(), credential.broker(), false));
            } else if (act instanceof Act.Crash crash && !crash.down().isZero()) {
                instead(i, new Act.Crash(Duration.ZERO));
            } else if (act instanceof Act.Approve approve && !approve.mfa().isEmpty()) {
                instead(i, new Act.Approve(approve.request(), approve.by(), List.of()));
            } else if (act instanceof Act.Redeem redeem && redeem.as().isPresent()) {
                Act unnamed = new Act.Redeem(redeem.request(), redeem.by(), Optional.empty());
                List<Story.Beat> steps = with(i, unnamed);
                if (Mentions.whole(steps).size() == steps.size()) {
                    all.add(story.with(steps));
                }
            }
        }
    }

    /** One that begins when it is told of, and one of which less is known. */
    private void incidents(int at, Incident incident) {
        Optional<Instant> now =
                Optional.of(story.start().plus(story.steps().get(at).at()));
        if (!incident.since().equals(now)) {
            instead(at, incident(incident, now, incident.attributes()));
        }
        for (String attribute : incident.attributes().keySet()) {
            Map<String, Value> fewer = new LinkedHashMap<>(incident.attributes());
            fewer.remove(attribute);
            instead(at, incident(incident, incident.since(), fewer));
        }
    }

    private static Act incident(Incident one, Optional<Instant> since, Map<String, Value> attributes) {
        return new Act.Declare(new Incident(one.id(), one.kind(), one.severity(), since, attributes));
    }

    /** Of some steps nothing matters but that time goes on until then: what says so speaks of no request. */
    private void moments() {
        Act nothing = new Act.Duties(true);
        for (int i = 0; i < story.steps().size(); i++) {
            if (!story.steps().get(i).act().equals(nothing)) {
                List<Story.Beat> steps = with(i, nothing);
                if (Mentions.whole(steps).size() == steps.size()) {
                    all.add(story.with(steps));
                }
            }
        }
    }

    private void asks(int i, Act.Ask a) {
        if (a.ttl().isPresent()) {
            instead(i, ask(a, a.justification(), a.ticket(), a.mfa(), Optional.empty(), a.source()));
        }
        if (a.source().isPresent()) {
            instead(i, ask(a, a.justification(), a.ticket(), a.mfa(), a.ttl(), Optional.empty()));
        }
        if (a.ticket().isPresent()) {
            instead(i, ask(a, a.justification(), Optional.empty(), a.mfa(), a.ttl(), a.source()));
        }
        if (!a.justification().isEmpty()) {
            instead(i, ask(a, "", a.ticket(), a.mfa(), a.ttl(), a.source()));
        }
        for (int f = 0; f < a.mfa().size(); f++) {
            List<Act.Factor> fewer = new ArrayList<>(a.mfa());
            Act.Factor factor = fewer.remove(f);
            instead(i, ask(a, a.justification(), a.ticket(), fewer, a.ttl(), a.source()));
            if (!factor.ago().isZero()) {
                fewer.add(f, new Act.Factor(factor.kind(), Duration.ZERO));
                instead(i, ask(a, a.justification(), a.ticket(), fewer, a.ttl(), a.source()));
            }
        }
    }

    private static Act ask(
            Act.Ask a,
            String justification,
            Optional<String> ticket,
            List<Act.Factor> mfa,
            Optional<Duration> ttl,
            Optional<String> source) {
        return new Act.Ask(
                a.as(),
                a.by(),
                a.zone(),
                a.action(),
                a.resource(),
                a.incident(),
                justification,
                ticket,
                mfa,
                ttl,
                source);
    }

    private void instead(int at, Act act) {
        all.add(story.with(with(at, act)));
    }

    private List<Story.Beat> with(int at, Act act) {
        List<Story.Beat> steps = new ArrayList<>(story.steps());
        steps.set(at, new Story.Beat(steps.get(at).at(), act));
        return steps;
    }
}
