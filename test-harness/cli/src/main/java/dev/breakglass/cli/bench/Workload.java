package dev.breakglass.cli.bench;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that are decided in rotation, and the answer to each.
 *
 * @param requests at least one
 * @param origin where they come from: {@code file} or {@code policy}
 * @param answers as many
 */
public record Workload(List<Request> requests, String origin, List<Outcome> answers) {

    /** Where requests come from that were made from the policy's own clauses. */
    public static final String FROM_POLICY = "policy";

    /** Where requests come from that somebody wrote. */
    public static final String FROM_FILE = "file";

    public Workload {
        requests = List.copyOf(requests);
        answers = List.copyOf(answers);
        if (requests.isEmpty() || requests.size() != answers.size()) {
            throw new IllegalArgumentException("a workload has requests, and an answer to each");
        }
    }

    /** What a policy answers to these requests. */
    public static Workload of(List<Request> requests, String origin, CompiledPolicy policy) {
        List<Outcome> answers = new ArrayList<>();
        requests.forEach(request -> answers.add(policy.decide(request).outcome()));
        return new Workload(requests, origin, answers);
    }

    /** How many get which answer. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
        return counts;
    }

    /** The requests that are permitted, if there are some among others. */
    Optional<Workload> permits() {
        List<Request> permitted = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (answers.get(i) == Outcome.PERMIT) {
                permitted.add(requests.get(i));
            }
        }
        return permitted.isEmpty() || permitted.size() == requests.size()
                ? Optional.empty()
                : Optional.of(new Workload(permitted, origin, Collections.nCopies(permitted.size(), Outcome.PERMIT)));
    }

    /** The first request, counted from 1, to which another policy gives another answer; in words. */
    public Optional<String> difference(Policy other) {
        for (int i = 0; i < requests.size(); i++) {
            Decision decision = other.decide(requests.get(i));
            if (decision.outcome() != answers.get(i)) {
                return Optional.of(
                        "request " + (i + 1) + " is a " + answers.get(i).word() + " as compiled, and a "
                                + decision.outcome().word() + " by the text: a fault of the compiler");
            }
        }
        return Optional.empty();
    }
}
