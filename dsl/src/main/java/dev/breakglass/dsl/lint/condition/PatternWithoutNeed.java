package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import java.util.Optional;
import java.util.function.Consumer;

/** A pattern that matches one text alone: it can be said plainly, or something was forgotten. */
final class PatternWithoutNeed implements Rule {
    private static final String META = "\\.+*?()|[]{}^$";

    @Override
    public Code code() {
        return Code.PATTERN_WITHOUT_NEED;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Patterns.Use use : Patterns.all(set)) {
            literal(use.pattern().value())
                    .ifPresent(text -> found.accept(use.asks()
                            .map(matches -> plain(matches, text))
                            .orElseGet(() -> finding(
                                            use.pattern().place(), "this accepts the one ticket " + Quote.of(text))
                                    .labelled("held against the whole ticket")
                                    .helping("ticket /INC-[0-9]{4,}/"))));
        }
    }

    /** The one text that the pattern matches; none when it could be more. */
    private static Optional<String> literal(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char next = pattern.charAt(i);
            if (next == '\\' && i + 1 < pattern.length() && isPunctuation(pattern.charAt(i + 1))) {
                text.append(pattern.charAt(++i));
            } else if (META.indexOf(next) >= 0) {
                return Optional.empty();
            } else {
                text.append(next);
            }
        }
        return Optional.of(text.toString());
    }

    /** Behind a backslash these stand for themselves; letters and digits do not. */
    private static boolean isPunctuation(char next) {
        return next > ' ' && next < 0x7F && !Character.isLetterOrDigit(next);
    }

    private Diagnostic plain(Condition.Matches matches, String text) {
        Place place = Excerpt.after(matches.left().place(), matches.place());
        String equal = "== \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Diagnostic finding = finding(matches.pattern().place(), "this pattern matches the one text " + Quote.of(text))
                .labelled("nothing in it stands for more than itself")
                .helping(Excerpt.of(matches.left().place()) + " " + equal);
        String gap = Excerpt.between(matches.left().place(), matches.pattern().place());
        return gap.contains("//") ? finding : finding.fixedBy(Fix.of("compare with the text", place, " " + equal));
    }
}
