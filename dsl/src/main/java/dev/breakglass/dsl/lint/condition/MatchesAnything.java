package dev.breakglass.dsl.lint.condition;

import com.google.re2j.Pattern;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A pattern that accepts nothing at all, in the sense of an empty text, or whatever one writes. */
final class MatchesAnything implements Rule {

    /** Texts with so little in common that a pattern which accepts them all leaves nothing out. */
    private static final List<String> ODD_ONES =
            List.of("a", "Z", "7", "-", " ", "_", "é", "no ticket, sorry", "????", "0".repeat(40), "INC-1; CHG-2");

    @Override
    public Code code() {
        return Code.MATCHES_ANYTHING;
    }

    /** What a pattern lets through. */
    private enum Accepts {
        SOMETHING,
        EMPTY,
        EVERYTHING
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, Accepts> known = new HashMap<>();
        for (Patterns.Use use : Patterns.all(set)) {
            Accepts accepts = known.computeIfAbsent(use.pattern().value(), MatchesAnything::accepts);
            if (accepts != Accepts.SOMETHING) {
                found.accept(open(use, accepts));
            }
        }
    }

    private static Accepts accepts(String text) {
        Pattern pattern = Pattern.compile(text);
        if (ODD_ONES.stream().allMatch(pattern::matches)) {
            return Accepts.EVERYTHING;
        }
        return pattern.matches("") ? Accepts.EMPTY : Accepts.SOMETHING;
    }

    private Diagnostic open(Patterns.Use use, Accepts accepts) {
        boolean everything = accepts == Accepts.EVERYTHING;
        Diagnostic finding = finding(
                use.pattern().place(),
                "this pattern accepts " + (everything ? "whatever is written" : "an empty text"));
        if (use.asks().isEmpty()) {
            return finding.labelled(everything ? "any word will do as a ticket" : "an empty ticket will do")
                    .helping("ticket /INC-[0-9]{4,}/");
        }
        return everything
                ? finding.labelled("so it asks for nothing")
                : finding.helping("write `+` where `*` stands, if there has to be something");
    }
}
