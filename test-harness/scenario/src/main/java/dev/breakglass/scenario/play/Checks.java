package dev.breakglass.scenario.play;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.result.Check;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds what came of a step against what was expected of it. */
final class Checks {

    private Checks() {}

    static Check check(Optional<Expectation> expect, Deed deed) {
        String expected = expect.map(Expectation::text).orElse("success");
        return new Check(expect.map(e -> met(e, deed)).orElseGet(deed::succeeded), expected, Answers.actual(deed));
    }

    private static boolean met(Expectation expect, Deed deed) {
        if (expect instanceof Expectation.Decided decided) {
            return decided(decided, deed);
        }
        if (expect instanceof Expectation.Refused refused) {
            return deed instanceof Deed.Refused actual && actual.code().equals(refused.code());
        }
        String state = ((Expectation.InState) expect).state();
        return deed.about().filter(g -> g.state().word().equals(state)).isPresent();
    }

    private static boolean decided(Expectation.Decided expect, Deed deed) {
        Optional<Outcome> outcome = deed.outcome();
        Set<String> codes = Answers.codeSet(deed.findings());
        return outcome.equals(Optional.of(expect.outcome()))
                && expect.deny().map(codes::contains).orElse(true)
                && expect.open()
                        .map(open -> new TreeSet<>(open).equals(new TreeSet<>(codes)))
                        .orElse(true)
                && expect.path()
                        .map(path -> deed.about().flatMap(g -> g.path()).equals(Optional.of(path)))
                        .orElse(true);
    }
}
