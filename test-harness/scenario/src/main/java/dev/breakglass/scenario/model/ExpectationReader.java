package dev.breakglass.scenario.model;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a step or the whole run must come to. */
final class ExpectationReader {

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    private static final List<String> CODES =
            Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList();

    private static final List<String> STATES =
            Arrays.stream(GrantState.values()).map(GrantState::word).toList();
    private static final List<String> REFUSALS = Stream.concat(
                    Arrays.stream(Refusal.values()).map(Refusal::code), Stream.of(Expectation.Refused.MALFORMED))
            .toList();

    private ExpectationReader() {}

    static Expectation step(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar) {
            return decided(outcome(yaml, "`expect`"), Optional.empty());
        }
        Fields f = Fields.of(yaml, "an expect", "decision", "path", "open", "deny", "refused", "state");
        List<String> heads = List.of("decision", "deny", "refused", "state").stream()
                .filter(f::has)
                .toList();
        if (heads.size() != 1) {
            throw new ScenarioException(f.place(), "an expect says one of: decision, deny, refused, state");
        }
        String head = heads.get(0);
        if (!head.equals("decision") && (f.has("path") || f.has("open"))) {
            throw new ScenarioException(
                    f.place(f.has("path") ? "path" : "open"),
                    "`path` and `open` go with `decision`, not with `" + head + "`");
        }
        return switch (head) {
            case "deny" -> decided(Outcome.DENY, Optional.of(code(f.need("deny"))));
            case "refused" -> new Expectation.Refused(Read.word(f.need("refused"), "`refused`", REFUSALS));
            case "state" -> new Expectation.InState(Read.word(f.need("state"), "`state`", STATES));
            default ->
                new Expectation.Decided(
                        outcome(f.need("decision"), "`decision`"),
                        f.textIfPresent("path"),
                        f.get("open").map(v -> Read.list(v, "`open`", ExpectationReader::code)),
                        Optional.empty());
        };
    }

    static RunExpectation run(Fields scenario, Names names) {
        if (!scenario.has("expect")) {
            return new RunExpectation(Optional.empty(), Optional.empty(), Map.of(), scenario.place());
        }
        Fields f = Fields.of(scenario.need("expect"), "an expect of the whole run", "audit", "open-grants", "state");
        Optional<Boolean> verified = f.get("audit")
                .map(v -> Read.bool(Fields.of(v, "an audit", "verified").need("verified"), "`verified`"));
        Map<String, String> states = new LinkedHashMap<>();
        if (f.has("state")) {
            for (Yaml.Entry e : Read.map(f.need("state"), "`state`").entries()) {
                names.request(new Yaml.Scalar(e.key(), false, e.place()));
                states.put(e.key(), Read.word(e.value(), "`" + e.key() + "`", STATES));
            }
        }
        return new RunExpectation(
                verified, f.get("open-grants").map(v -> Read.whole(v, "`open-grants`", 0, 1_000)), states, f.place());
    }

    private static Expectation decided(Outcome outcome, Optional<String> deny) {
        return new Expectation.Decided(outcome, Optional.empty(), Optional.empty(), deny);
    }

    private static Outcome outcome(Yaml yaml, String what) {
        String word = Read.word(yaml, what, OUTCOMES);
        return Arrays.stream(Outcome.values())
                .filter(o -> o.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static String code(Yaml yaml) {
        return Read.word(yaml, "a reason code", CODES);
    }
}
