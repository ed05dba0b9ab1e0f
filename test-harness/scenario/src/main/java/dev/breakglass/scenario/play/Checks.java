package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.result.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what came of a step against what was expected of it. */
final class Checks {

    private static final String SUCCESS = "success";

    private Checks() {}

    static Check check(List<Expectation> expect, Observation seen, Simulation simulation) {
        Deed deed = seen.deed();
        boolean met = succeeded(expect, deed) && expect.stream().allMatch(e -> met(e, seen, simulation));
        String said = expect.stream().map(Expectation::text).collect(Collectors.joining("; "));
        String expected = expect.isEmpty() ? SUCCESS : succeeded(expect, deed) ? said : SUCCESS + "; " + said;
        List<String> actual = new ArrayList<>(List.of(Answers.actual(deed)));
        for (Expectation each : expect) {
            further(each, seen, simulation).ifPresent(actual::add);
        }
        return new Check(met, expected, String.join("; ", actual));
    }

    static long open(Map<String, Grant> grants) {
        return grants.values().stream().filter(g -> g.state().isLive()).count();
    }

    /** A step succeeds unless its expectation says how it fails; a state alone also takes a denial for an answer. */
    private static boolean succeeded(List<Expectation> expect, Deed deed) {
        boolean said =
                expect.stream().anyMatch(e -> e instanceof Expectation.Decided || e instanceof Expectation.Refused);
        boolean state = expect.stream().anyMatch(e -> e instanceof Expectation.InState);
        return said || (state ? !(deed instanceof Deed.Refused) : deed.succeeded());
    }

    private static boolean met(Expectation expect, Observation seen, Simulation simulation) {
        Deed deed = seen.deed();
        if (expect instanceof Expectation.Decided decided) {
            return deed.outcome()
                    .filter(outcome ->
                            decided.isMet(outcome, deed.about().flatMap(Grant::path), Answers.codeSet(deed.findings())))
                    .isPresent();
        }
        if (expect instanceof Expectation.Refused refused) {
            return deed instanceof Deed.Refused actual && actual.code().equals(refused.code());
        }
        if (expect instanceof Expectation.InState in) {
            return deed.about().filter(g -> g.state().word().equals(in.state())).isPresent();
        }
        if (expect instanceof Expectation.Because because) {
            return because.isMet(Answers.codeSet(deed.findings()));
        }
        if (expect instanceof Expectation.Written written) {
            return written.kinds().equals(kinds(seen));
        }
        if (expect instanceof Expectation.Done done) {
            return done.duties().equals(seen.duties());
        }
        return ((Expectation.OpenGrants) expect).count() == open(simulation.grants());
    }

    /** What was found where {@link Answers#actual} does not tell it. */
    private static Optional<String> further(Expectation expect, Observation seen, Simulation simulation) {
        if (expect instanceof Expectation.InState) {
            return seen.deed() instanceof Deed.Moved
                    ? Optional.empty()
                    : seen.deed().about().map(g -> "state " + g.state().word());
        }
        if (expect instanceof Expectation.Because && seen.deed() instanceof Deed.Moved) {
            return Optional.of(new Expectation.Because(
                            List.copyOf(Answers.codeSet(seen.deed().findings())))
                    .text());
        }
        if (expect instanceof Expectation.Written) {
            return Optional.of(new Expectation.Written(kinds(seen)).text());
        }
        if (expect instanceof Expectation.Done) {
            return Optional.of(new Expectation.Done(seen.duties()).text());
        }
        return expect instanceof Expectation.OpenGrants
                ? Optional.of("open grants: " + open(simulation.grants()))
                : Optional.empty();
    }

    private static List<String> kinds(Observation seen) {
        return seen.written().stream().map(entry -> entry.event().kind()).toList();
    }
}
