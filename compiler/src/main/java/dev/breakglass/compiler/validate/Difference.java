package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.source.Place;

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
        line(text, "asked", asked());
        line(text, "the text says", written.toString());
        line(text, "compiled it says", compiled.toString());
        return text.toString().stripTrailing();
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
