package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.RandomPolicies;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatTheCompilerMakesDoesWhatTheTextSays(long seed) {
        Policy policy = RandomPolicies.checked(seed);
        Validated validated = Validation.compare(policy, compiled(policy));

        assertThat(validated.difference()).isEmpty();
        assertThat(validated.questions()).isGreaterThan(100);
        assertThat(Validation.compare(policy, compiled(policy)).questions())
                .as("asked again")
                .isEqualTo(validated.questions());
    }

    @Test
    void aPolicyThatOpensOneDoorTooManyIsFoundOutAndTheClauseIsNamed() {
        Policy policy = RandomPolicies.checked(3);
        Optional<Difference> difference =
                Validation.compare(policy, new Generous(compiled(policy))).difference();

        assertThat(difference).isPresent();
        assertThat(difference.orElseThrow().toString())
                .contains("a fault of the compiler", "random.bgp:", "the text says", "compiled it says");
    }

    private static CompiledPolicy compiled(Policy policy) {
        return PolicyCompiler.compile(policy).toPolicy();
    }

    /** Lets people wait where the policy denies. */
    private record Generous(CompiledPolicy policy) implements dev.breakglass.runtime.policy.Policy {

        @Override
        public String digest() {
            return policy.digest();
        }

        @Override
        public Decision decide(Request request) {
            Decision decision = policy.decide(request);
            return decision.outcome() != Outcome.DENY
                    ? decision
                    : new Decision(
                            Outcome.PENDING,
                            Optional.empty(),
                            Optional.empty(),
                            decision.findings(),
                            List.of(),
                            digest());
        }

        @Override
        public Decision recheck(String path, Request use) {
            return policy.recheck(path, use);
        }

        @Override
        public PathTerms terms(String path) {
            return policy.terms(path);
        }

        @Override
        public Set<String> roles(Set<String> groups) {
            return policy.roles(groups);
        }

        @Override
        public Set<String> approvers(String zone) {
            return policy.approvers(zone);
        }
    }
}
