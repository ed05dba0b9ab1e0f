package dev.breakglass.dsl.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs that once covered something new, replayed in every build. With {@code -Dfuzz -Dtest=CheckFuzzTest#anyText} new
 * ones are looked for, guided by coverage, for ten seconds; one target a run. What it finds it writes to this test's folder
 * of resources.
 */
class CheckFuzzTest {
    private static final String DECLARED = """
            policy p
            action read, write
            resource db { pii: bool, tier: int, age: duration, home: ip, tags: set of string }
            requester { employment: enum { employee, contractor } }
            role sre from group "sre"
            role lead from group "leads"
            signal net: enum { corp, internet } fresh 30s
            signal up: bool fresh 5m
            zone prod { contains db "*" }
            zone prod.inner { }
            """;

    @FuzzTest(maxDuration = "10s")
    void anyText(byte[] text) {
        answers(new String(text, StandardCharsets.UTF_8));
    }

    @FuzzTest(maxDuration = "10s")
    void anyCondition(byte[] condition) {
        String text = new String(condition, StandardCharsets.UTF_8);
        answers(DECLARED + "forbid f {\n  when " + text + "\n}\n");
        answers(DECLARED + "invariant i {\n  possible permit where " + text + "\n}\n");
    }

    @FuzzTest(maxDuration = "10s")
    void anyClauses(byte[] clauses) {
        String text = new String(clauses, StandardCharsets.UTF_8);
        answers(DECLARED + "breakglass b {\n" + text + "\n}\n");
        answers(DECLARED + "zone z {\n" + text + "\n}\n");
    }

    /** Something is always said, and can be shown: a policy without a fault, or faults at places that exist, each once. */
    private static void answers(String text) {
        Checked<Policy> checked = Checker.check(List.of(new SourceFile("p.bgp", text)));
        holds(checked.value().isEmpty() == checked.hasErrors(), "a policy or an error, and not both");
        Set<List<Object>> said = new HashSet<>();
        for (Diagnostic diagnostic : checked.diagnostics()) {
            isInside(diagnostic.place(), text);
            diagnostic.related().forEach(related -> isInside(related.place(), text));
            holds(!diagnostic.code().isLint() && !diagnostic.message().isBlank(), "an error that says something");
            boolean once = said.add(
                    List.of(diagnostic.code(), diagnostic.place(), diagnostic.message(), diagnostic.related()));
            holds(once || diagnostic.code() == Code.TOO_MANY_ERRORS, diagnostic + " is said once");
        }
        String shown = new DiagnosticRenderer(false).render(checked.diagnostics());
        boolean plain = shown.chars().allMatch(point -> point == '\n' || !Character.isISOControl(point));
        holds(plain, "nothing hidden in what is shown");
    }

    private static void isInside(Place place, String text) {
        int start = place.span().start();
        int end = place.span().end();
        holds(start >= 0 && start <= end && end <= Math.max(1, text.length()), place + " is in the text");
    }

    /** Plain, since it is asked some hundred thousand times a minute. */
    private static void holds(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("expected " + what);
        }
    }
}
