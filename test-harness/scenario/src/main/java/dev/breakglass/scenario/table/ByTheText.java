package dev.breakglass.scenario.table;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.request.DecisionJson;
import java.util.List;
import java.util.Optional;

/** What a policy's text makes of a request, beside what was made of it. Safe for any thread. */
final class ByTheText {

    private final Optional<Policy> text;

    private ByTheText(Optional<Policy> text) {
        this.text = text;
    }

    /** By the text that was loaded with it. */
    static ByTheText of(LoadedPolicy policy) {
        return new ByTheText(policy.text().map(ReferenceEvaluator::new));
    }

    /** What the text says otherwise, if one of these decisions is not what it says, to the word. */
    Optional<String> otherwise(Request request, List<Decision> decisions) {
        if (text.isEmpty()) {
            return Optional.of("nobody knows what the text says: the policy's sources are not sound");
        }
        Decision written = text.get().decide(request);
        return decisions.stream()
                .filter(decision -> !decision.equals(written))
                .findFirst()
                .map(decision -> "decided " + DecisionJson.write(decision) + " where the text says "
                        + DecisionJson.write(written));
    }
}
