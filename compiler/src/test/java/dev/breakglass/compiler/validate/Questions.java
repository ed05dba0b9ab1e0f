package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that validation asks about a policy, once, with the answers of its text. What is asked depends on the text alone, so
 * that a thousand translations can be asked without looking for the questions a thousand times.
 */
final class Questions implements Policy {

    private final ReferenceEvaluator reference;
    private final Set<Question> heard = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<Question> questions;
    private final List<Answer> answers = new ArrayList<>();

    Questions(dev.breakglass.dsl.model.Policy policy) {
        this.reference = new ReferenceEvaluator(policy);
        if (Validation.compare(policy, this).difference().isPresent()) {
            throw new IllegalStateException("the reference differs from itself");
        }
        this.questions = List.copyOf(heard);
        questions.forEach(question -> answers.add(Answer.of(reference, question)));
    }

    /** Whether validation finds a difference. */
    boolean find(Policy compiled) {
        for (int i = 0; i < questions.size(); i++) {
            if (!answers.get(i).isSameAs(Answer.of(compiled, questions.get(i)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String digest() {
        heard.add(new Question.Digest());
        return reference.digest();
    }

    @Override
    public Decision decide(Request request) {
        heard.add(new Question.Decide(request));
        return reference.decide(request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        heard.add(new Question.Recheck(path, use));
        return reference.recheck(path, use);
    }

    @Override
    public Set<String> paths() {
        heard.add(new Question.Paths());
        return reference.paths();
    }

    @Override
    public PathTerms terms(String path) {
        heard.add(new Question.Terms(path));
        return reference.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        heard.add(new Question.Roles(groups));
        return reference.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        heard.add(new Question.Approvers(zone));
        return reference.approvers(zone);
    }
}
