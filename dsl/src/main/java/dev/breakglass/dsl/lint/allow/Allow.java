package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Written;
import java.util.List;
import java.util.Optional;

/**
 * One comment that begins with {@code bgp:}: the rules that it allows, why, and where.
 *
 * @param word what follows {@code bgp:}, to be {@code allow} or {@code allow-file}
 * @param rules codes or words of rules, as written
 * @param reason what follows {@code because}; empty when nothing does
 * @param over the text in which findings are silenced; absent when nothing follows that could be meant
 */
record Allow(
        Written<String> comment,
        Written<String> word,
        List<Written<String>> rules,
        String reason,
        Optional<Span> over) {

    static final String HERE = "allow";
    static final String FILE = "allow-file";
    static final int REASON_CHARACTERS_MIN = 10;

    Allow {
        rules = List.copyOf(rules);
    }

    boolean isKnown() {
        return word.value().equals(HERE) || word.value().equals(FILE);
    }

    /** Whether the reason says something: a word or two, in any language. */
    boolean saysWhy() {
        return reason.codePointCount(0, reason.length()) >= REASON_CHARACTERS_MIN
                && reason.codePoints().filter(Character::isLetter).count() > REASON_CHARACTERS_MIN / 2;
    }

    /** The rule of a name that can be allowed: no error, and nothing about allowing itself. */
    static Optional<Code> rule(String name) {
        return Code.of(name).filter(Allow::canBeAllowed);
    }

    static boolean canBeAllowed(Code code) {
        return code.isLint() && AllowRules.all().stream().noneMatch(rule -> rule.code() == code);
    }

    /** Whether the finding, of whatever rule, lies in the text that this speaks of. */
    boolean covers(Diagnostic finding) {
        int start = finding.place().span().start();
        return finding.place().file().equals(comment.place().file())
                && over.filter(span -> span.start() <= start && start < span.end())
                        .isPresent();
    }

    boolean silences(Diagnostic finding) {
        return isKnown()
                && saysWhy()
                && covers(finding)
                && rules.stream().anyMatch(name -> rule(name.value()).equals(Optional.of(finding.code())));
    }
}
