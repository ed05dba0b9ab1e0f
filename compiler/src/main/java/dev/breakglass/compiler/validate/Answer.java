package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Policy;

/**
 * What a policy answered, or how it failed to.
 *
 * @param value a {@code Decision}, {@code PathTerms}, a set of names, a text, or what was thrown
 */
public record Answer(Object value) {

    /** Never throws: a policy that cannot answer has answered that. */
    static Answer of(Policy policy, Question question) {
        try {
            return new Answer(question.ask(policy));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return new Answer(e);
        }
    }

    /** Whether all of both is equal, however a decision keeps its parts. What is thrown is never the same. */
    boolean isSameAs(Answer other) {
        return value instanceof Decision one && other.value instanceof Decision two
                ? one.outcome() == two.outcome()
                        && one.path().equals(two.path())
                        && one.ttl().equals(two.ttl())
                        && one.findings().equals(two.findings())
                        && one.obligations().equals(two.obligations())
                        && one.policy().equals(two.policy())
                : value.equals(other.value);
    }

    @Override
    public String toString() {
        return value instanceof Decision decision
                ? RequestText.of(decision)
                : value instanceof Throwable thrown ? "threw " + thrown : value.toString();
    }
}
