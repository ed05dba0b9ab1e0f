package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Written;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One comment that begins with {@code bgp:}: the rules that it allows, why, and where.
 *
 * @param word what follows {@code bgp:}, to be {@code allow} or {@code allow-file}
 * @param rules codes or words of rules, as written
 * @param reason what follows {@code because}; empty when nothing does
 * @param over the text in which findings are silenced; absent when nothing follows that could be meant
 * @param codes of the rules that can be allowed
 */
record Allow(
        Written<String> comment,
        Written<String> word,
        List<Written<String>> rules,
        String reason,
        Optional<Span> over,
        Set<Code> codes) {

    static final String HERE = "allow";
    static final String FILE = "allow-file";
    static final int REASON_CHARACTERS_MIN = 10;

    private static final Set<Code> NEVER = Set.of(Code.ALLOW_WITHOUT_REASON, Code.UNUSED_ALLOW, Code.UNKNOWN_ALLOW);

    Allow {
        rules = List.copyOf(rules);
        codes = Set.copyOf(codes);
    }

    static Allow of(
            Written<String> comment,
            Written<String> word,
            List<Written<String>> rules,
            String reason,
            Optional<Span> over) {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        rules.forEach(name -> rule(name.value()).ifPresent(codes::add));
        return new Allow(comment, word, rules, reason, over, codes);
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
        return code.isLint() && !NEVER.contains(code);
    }

    /** Whether the finding, of whatever rule, lies in the text that this speaks of. */
    boolean covers(Diagnostic finding) {
        int start = finding.place().span().start();
        return finding.place().file().equals(comment.place().file())
                && over.filter(span -> span.start() <= start && start < span.end())
                        .isPresent();
    }

    boolean silences(Diagnostic finding) {
        return isKnown() && codes.contains(finding.code()) && covers(finding) && saysWhy();
    }
}
