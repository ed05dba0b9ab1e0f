package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kleene's strong logic, row by row, for the program and for the evaluator: {@code T} true, {@code F} false, {@code M} a
 * missing signal, {@code S} a stale one, {@code A} an absent attribute.
 */
class TruthTableTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");

    @ParameterizedTest
    @CsvSource({
        "T, T, T, T", "T, F, F, T", "T, M, M, T", "T, S, S, T", "T, A, A, T",
        "F, T, F, T", "F, F, F, F", "F, M, F, M", "F, S, F, S", "F, A, F, A",
        "M, T, M, T", "M, F, F, M", "M, M, M, M", "M, S, M, S", "M, A, M, A",
        "S, T, S, T", "S, F, F, S", "S, M, M, S", "S, S, S, S", "S, A, S, A",
        "A, T, A, T", "A, F, F, A", "A, M, M, A", "A, S, S, A", "A, A, A, A",
    })
    void andAndOrAreAsTheTableSays(char left, char right, char and, char or) {
        requireWhen(input("l", left) + " and " + input("r", right), left, right, and);
        requireWhen(input("l", left) + " or " + input("r", right), left, right, or);
    }

    @ParameterizedTest
    @CsvSource({"T, F", "F, T", "M, M", "S, S", "A, A"})
    void notKeepsAnUnknownUnknown(char value, char not) {
        requireWhen("not " + input("l", value), value, 'T', not);
        requireWhen("not not " + input("l", value), value, 'T', value);
    }

    @ParameterizedTest
    @CsvSource({"T, T", "F, F", "M, T", "S, T", "A, T"})
    void aForbidFiresUnlessItIsFalse(char value, char fires) {
        Policy policy = policy(
                "l-signal or not l-signal or requester.l or not requester.l",
                "forbid f {\n  when " + input("l", value) + "\n}");
        for (Decision decision : decisions(policy, request(value, 'T'))) {
            assertThat(codes(decision).contains(ReasonCode.FORBIDDEN)).isEqualTo(fires == 'T');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "l-signal, M, T",
        "not l-signal, M, T",
        "l-signal, S, T",
        "l-signal, F, F",
        "not l-signal, T, F",
        "l-signal == r-signal, M, M",
        "l-signal != r-signal, M, M",
        "not (l-signal and r-signal), M, T",
        "l-signal and r-signal, M, M",
    })
    void aToleratedUnknownIsFavourableAndNothingElseIs(String when, char left, char expected) {
        Policy policy = tolerating(when);
        for (Decision decision : decisions(policy, request(left, 'M'))) {
            require(decision, expected);
        }
    }

    private static void requireWhen(String when, char left, char right, char expected) {
        for (Decision decision : decisions(policy(when, ""), request(left, right))) {
            require(decision, expected);
        }
    }

    private static void require(Decision decision, char expected) {
        Set<ReasonCode> codes = codes(decision);
        switch (expected) {
            case 'T' -> assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
            case 'M' -> assertThat(codes).containsExactly(ReasonCode.SIGNAL_MISSING);
            case 'S' -> assertThat(codes).containsExactly(ReasonCode.SIGNAL_STALE);
            default -> assertThat(codes).containsExactly(ReasonCode.CONDITION);
        }
    }

    private static Set<ReasonCode> codes(Decision decision) {
        return Set.copyOf(decision.findings().stream().map(Finding::code).toList());
    }

    private static List<Decision> decisions(Policy policy, Request request) {
        return List.of(
                PolicyCompiler.compile(policy).toPolicy().decide(request),
                new ReferenceEvaluator(policy).decide(request));
    }

    private static String input(String side, char value) {
        return value == 'A' ? "requester." + side : side + "-signal";
    }

    private static Policy policy(String when, String forbid) {
        return DifferentialTest.checked(text(when, "  approve none because \"a table\"\n") + forbid);
    }

    private static Policy tolerating(String when) {
        return DifferentialTest.checked(text(when, """
                  approve 2 of sre within 1h
                  tolerate unknown l-signal because "a table"
                """).replace("within 1m", "within 1h"));
    }

    private static String text(String when, String clauses) {
        return """
                policy table
                action look
                resource host
                role sre from group "sre"
                requester { l: bool, r: bool }
                signal l-signal: bool fresh 1m
                signal r-signal: bool fresh 1m
                zone z {
                  contains host "*"
                }
                breakglass p {
                  zone z
                  for sre
                  allow look on host "*"
                  when WHEN
                  mfa webauthn or piv within 1m
                  justify none because "a table"
                  ttl 1m
                  review none because "a table"
                CLAUSES}
                """.replace("WHEN", when).replace("CLAUSES", clauses);
    }

    private static Request request(char left, char right) {
        Map<String, Reading> signals = new HashMap<>();
        signal(signals, "l-signal", left);
        signal(signals, "r-signal", right);
        List<dev.breakglass.runtime.request.Approval> approvals = List.of("bo", "cy").stream()
                .map(who -> new dev.breakglass.runtime.request.Approval(who, Set.of("sre"), NOW, List.of()))
                .toList();
        return Request.of(
                        new Person("ana", Set.of("sre"), Map.of()),
                        "z",
                        "look",
                        new Resource("host", "h", Map.of()),
                        NOW)
                .withFactors(List.of(new Presented("webauthn", NOW)))
                .withApprovals(approvals)
                .withSignals(signals);
    }

    private static void signal(Map<String, Reading> signals, String name, char value) {
        if (value == 'T' || value == 'F') {
            signals.put(name, new Reading(Value.of(value == 'T'), NOW));
        } else if (value == 'S') {
            signals.put(name, new Reading(Value.of(true), NOW.minusSeconds(61)));
        }
    }
}
