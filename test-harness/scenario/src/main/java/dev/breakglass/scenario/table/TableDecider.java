package dev.breakglass.scenario.table;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.ScenarioResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Has a policy decide every row of a table. Pure and safe for any thread. */
public final class TableDecider {

    private TableDecider() {}

    public static ScenarioResult decide(Table table, LoadedPolicy policy) {
        Optional<ByTheText> text = table.properties() ? Optional.of(ByTheText.of(policy)) : Optional.empty();
        return new ScenarioResult(
                table.title(),
                table.file(),
                table.policy(),
                policy.policy().digest(),
                table.rows().get(0).request().now(),
                List.of(),
                table.rows().stream().map(row -> row(row, policy, text)).toList(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Moment row(Table.Row row, LoadedPolicy policy, Optional<ByTheText> text) {
        Decision decision = policy.policy().decide(row.request());
        Decision prepared = policy.policy().decide(policy.policy().prepare(row.request()));
        Optional<String> otherwise = text.flatMap(by -> by.otherwise(row.request(), List.of(decision, prepared)));
        String expected = row.expect().stream().map(Expectation::text).collect(Collectors.joining("; "));
        String both = actual(decision).equals(actual(prepared))
                ? actual(decision)
                : actual(decision) + ", and when it was prepared " + actual(prepared);
        Check check = new Check(
                otherwise.isEmpty()
                        && row.expect().stream().allMatch(expect -> met(expect, decision) && met(expect, prepared)),
                text.isPresent() ? expected + "; every property holds" : expected,
                otherwise.map(what -> both + "; " + what).orElse(both));
        Answer answer = new Answer(
                decision.outcome().word(),
                Answer.Tone.of(decision.outcome()),
                decision.path(),
                policy.reasons(decision.findings()),
                Optional.empty());
        return new Moment(
                Duration.ZERO,
                row.request().now(),
                Optional.empty(),
                row.name(),
                answer,
                List.of(),
                Optional.of(check),
                Optional.of(row.place()));
    }

    private static boolean met(Expectation expect, Decision decision) {
        Set<String> codes = codes(decision);
        return expect instanceof Expectation.Because because
                ? because.isMet(codes)
                : ((Expectation.Decided) expect).isMet(decision.outcome(), decision.path(), codes);
    }

    private static String actual(Decision decision) {
        Set<String> codes = codes(decision);
        return decision.outcome().word()
                + (decision.outcome() == Outcome.DENY
                        ? ""
                        : decision.path().map(p -> " on " + p).orElse(""))
                + (codes.isEmpty() ? "" : " (" + String.join(", ", codes) + ")");
    }

    private static Set<String> codes(Decision decision) {
        return decision.findings().stream().map(f -> f.code().code()).collect(Collectors.toCollection(TreeSet::new));
    }
}
