package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.condition.Excerpt;
import dev.breakglass.dsl.lint.condition.Site;
import dev.breakglass.dsl.syntax.Condition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A negation of a negation, which takes a reader twice the time and means the thing itself, for an unknown too. */
final class DoubleNegation implements Rule {
    private static final Pattern NOT = Pattern.compile("not\\b\\s*");
    private static final Pattern NOT_IN = Pattern.compile("\\s+not(\\s+in)\\b");

    @Override
    public Code code() {
        return Code.DOUBLE_NEGATION;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Site.all(set).forEach(site -> look(site.written(), found));
    }

    private void look(Condition condition, Consumer<Diagnostic> found) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(part -> look(part, found));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> look(part, found));
        } else if (condition instanceof Condition.Not outer) {
            Condition inner = outer.negated();
            if (inner instanceof Condition.Not not) {
                found.accept(twice(outer, plain(not)));
                // Three in a row are told once, for the third is plain once the two are gone.
                look(not.negated(), found);
            } else if (inner instanceof Condition.Compare compare
                    && compare.operator().value().equals("!=")) {
                found.accept(twice(outer, Optional.of(equal(compare))));
            } else {
                look(inner, found);
            }
        }
    }

    /** The text of what is negated; what stands behind a {@code not} is a term by itself, with its parentheses. */
    private static Optional<String> plain(Condition.Not inner) {
        String text = Excerpt.of(inner.place());
        if (inner.negated().place().equals(inner.place()) && inner.negated() instanceof Condition.In in) {
            return notIn(in.left(), text);
        } else if (inner.negated().place().equals(inner.place()) && inner.negated() instanceof Condition.InNetwork in) {
            return notIn(in.left(), text);
        } else if (inner.negated().place().equals(inner.place()) && inner.negated() instanceof Condition.InWindow in) {
            return notIn(in.left(), text);
        }
        Matcher not = NOT.matcher(text);
        return not.lookingAt() ? Optional.of(text.substring(not.end())) : Optional.empty();
    }

    private static Optional<String> notIn(Condition.Operand left, String text) {
        int length = left.place().span().end() - left.place().span().start();
        Matcher not = NOT_IN.matcher(text).region(length, text.length());
        return not.lookingAt()
                ? Optional.of(text.substring(0, length) + not.group(1) + text.substring(not.end()))
                : Optional.empty();
    }

    private static String equal(Condition.Compare compare) {
        String text = Excerpt.of(compare.place());
        int start = compare.operator().place().span().start()
                - compare.place().span().start();
        return text.substring(0, start) + "==" + text.substring(start + 2);
    }

    private Diagnostic twice(Condition.Not outer, Optional<String> plain) {
        Diagnostic finding = finding(outer.place(), Excerpt.quoted(outer.place()) + " negates twice")
                .labelled("two negations are none");
        if (plain.isEmpty() || Excerpt.mayHoldComment(outer.place())) {
            return finding;
        }
        return finding.helping(plain.get().replaceAll("\\s+", " "))
                .fixedBy(Fix.of("say it without negation", outer.place(), plain.get()));
    }
}
