package dev.breakglass.scenario.model;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a step, the whole run or one decision must come to. */
public final class ExpectationReader {

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    private static final List<String> CODES =
            Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList();

    private static final List<String> STATES =
            Arrays.stream(GrantState.values()).map(GrantState::word).toList();
    private static final List<String> REFUSALS = Stream.concat(
                    Arrays.stream(Refusal.values()).map(Refusal::code), Stream.of(Expectation.Refused.MALFORMED))
            .toList();

    private static final int EVENTS_MAX = 1_000_000;

    private ExpectationReader() {}

    static List<Expectation> step(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar) {
            return List.of(decided(outcome(yaml, "`expect`"), Optional.empty()));
        }
        Fields f = Fields.of(
                yaml,
                "an expect",
                "decision",
                "path",
                "open",
                "deny",
                "refused",
                "state",
                "reasons",
                "audit",
                "duties",
                "open-grants");
        List<Expectation> all = new ArrayList<>();
        verdict(f).ifPresent(all::add);
        f.get("state").ifPresent(v -> all.add(new Expectation.InState(Read.word(v, "`state`", STATES))));
        f.get("reasons")
                .ifPresent(v -> all.add(new Expectation.Because(Read.list(v, "`reasons`", ExpectationReader::code))));
        f.get("audit")
                .ifPresent(v -> all.add(new Expectation.Written(Read.list(v, "`audit`", ExpectationReader::kind))));
        f.get("duties")
                .ifPresent(v -> all.add(new Expectation.Done(Read.list(v, "`duties`", d -> Read.name(d, "a duty")))));
        f.get("open-grants").ifPresent(v -> all.add(new Expectation.OpenGrants(openGrants(v))));
        if (all.isEmpty()) {
            throw new ScenarioException(
                    f.place(),
                    "an expect says something: a decision, deny, refused, state, reasons, audit, duties or open-grants");
        }
        return all;
    }

    /** What a decision by itself must be: an outcome, a path, reasons. */
    public static List<Expectation> decision(Yaml yaml) {
        List<Expectation> all = step(yaml);
        boolean decides = all.stream().anyMatch(e -> e instanceof Expectation.Decided);
        boolean more =
                all.stream().anyMatch(e -> !(e instanceof Expectation.Decided) && !(e instanceof Expectation.Because));
        if (!decides || more) {
            throw new ScenarioException(
                    yaml.place(),
                    "a decision is expected as permit, pending or deny, with `path`, `open` or `reasons`");
        }
        return all;
    }

    /** What became of the step itself. */
    private static Optional<Expectation> verdict(Fields f) {
        List<String> heads =
                List.of("decision", "deny", "refused").stream().filter(f::has).toList();
        if (heads.size() > 1) {
            throw new ScenarioException(f.place(), "an expect says one of: decision, deny, refused");
        }
        if (!f.has("decision") && (f.has("path") || f.has("open"))) {
            throw new ScenarioException(
                    f.place(f.has("path") ? "path" : "open"), "`path` and `open` go with `decision`");
        }
        return heads.stream().findFirst().map(head -> switch (head) {
            case "deny" -> decided(Outcome.DENY, Optional.of(code(f.need("deny"))));
            case "refused" -> new Expectation.Refused(Read.word(f.need("refused"), "`refused`", REFUSALS));
            default ->
                new Expectation.Decided(
                        outcome(f.need("decision"), "`decision`"),
                        f.textIfPresent("path"),
                        f.get("open").map(v -> Read.list(v, "`open`", ExpectationReader::code)),
                        Optional.empty());
        });
    }

    static RunExpectation run(Fields scenario, Names names) {
        if (!scenario.has("expect")) {
            return RunExpectation.nothing(scenario.place());
        }
        Fields f = Fields.of(
                scenario.need("expect"),
                "an expect of the whole run",
                "audit",
                "open-grants",
                "owed-duties",
                "state",
                "properties");
        Optional<Boolean> verified = Optional.empty();
        Map<String, Integer> written = new LinkedHashMap<>();
        if (f.has("audit")) {
            Fields audit = Fields.of(f.need("audit"), "an audit", "verified", "events");
            verified = audit.get("verified").map(v -> Read.bool(v, "`verified`"));
            if (audit.has("events")) {
                for (Yaml.Entry e : Read.map(audit.need("events"), "`events`").entries()) {
                    kind(new Yaml.Scalar(e.key(), false, e.place()));
                    written.put(e.key(), Read.whole(e.value(), "`" + e.key() + "`", 0, EVENTS_MAX));
                }
            }
        }
        Map<String, String> states = new LinkedHashMap<>();
        if (f.has("state")) {
            for (Yaml.Entry e : Read.map(f.need("state"), "`state`").entries()) {
                names.request(new Yaml.Scalar(e.key(), false, e.place()));
                states.put(e.key(), Read.word(e.value(), "`" + e.key() + "`", STATES));
            }
        }
        return new RunExpectation(
                verified,
                written,
                f.get("open-grants").map(ExpectationReader::openGrants),
                f.get("owed-duties").map(v -> Read.whole(v, "`owed-duties`", 0, EVENTS_MAX)),
                states,
                f.get("properties")
                        .map(v -> Read.word(v, "`properties`", List.of("hold")))
                        .isPresent(),
                f.place());
    }

    private static int openGrants(Yaml yaml) {
        return Read.whole(yaml, "`open-grants`", 0, 1_000);
    }

    private static String kind(Yaml yaml) {
        return Read.word(yaml, "a kind of event", GrantEvent.KINDS);
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
