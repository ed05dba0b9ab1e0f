package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import java.util.List;

/**
 * One question to which the compiled policy answers otherwise than its text: a fault of the compiler, and never of the
 * policy's author.
 *
 * @param subject what was examined: {@code breakglass restore-ledger}, {@code zone prod}, {@code forbid strangers}
 * @param clause the clause on whose edge the question lies; what is at fault may be another
 * @param words the clause as it is written
 * @param edge where the question lies: {@code one nanosecond older than 5m}
 * @param written what the reference evaluator answers
 */
public record Difference(
        String subject, Place clause, String words, String edge, Question question, Answer written, Answer compiled) {

    /** Several lines: where, what was asked, and both answers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("the compiled policy does not do what its text says: a fault of the"
                + " compiler, and nothing that the policy's author can mend\n");
        line(text, "at", clause + " " + subject);
        line(text, "clause", words);
        line(text, "edge", edge);
        line(text, "they differ in", part());
        line(text, "asked", asked());
        line(text, "the text says", written.toString());
        line(text, "compiled it says", compiled.toString());
        return text.toString().stripTrailing();
    }

    /** The first part of the answers that is not the same. */
    private String part() {
        if (!(written.value() instanceof Decision one && compiled.value() instanceof Decision two)) {
            return "the answer";
        } else if (one.outcome() != two.outcome()) {
            return "the outcome";
        } else if (!one.path().equals(two.path()) || !one.ttl().equals(two.ttl())) {
            return "the path or the ttl";
        }
        List<Finding> left = one.findings();
        List<Finding> right = two.findings();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size() || i >= right.size() || !left.get(i).equals(right.get(i))) {
                return "finding " + (i + 1);
            }
        }
        return one.obligations().equals(two.obligations()) ? "the digest" : "the obligations";
    }

    private String asked() {
        if (question instanceof Question.Decide decide) {
            return "decide\n" + RequestText.of(decide.request());
        } else if (question instanceof Question.Recheck recheck) {
            return "recheck " + recheck.path() + "\n" + RequestText.of(recheck.use());
        }
        return question.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        String indent = " ".repeat(20);
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 18 - name.length())))
                .append(value.strip().replace("\n", "\n" + indent))
                .append('\n');
    }
}
