package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Speaks of clauses that stand in the wrong block, or in none. */
final class Blocks {
    private static final int PROPOSED_MAX = 160;

    private Blocks() {}

    /** The word of a block's own declaration: {@code zone}. */
    static String word(ParserRuleContext body) {
        ParserRuleContext declaration = body.getParent() == null ? body : body.getParent();
        return declaration.getStart().getText();
    }

    /** What is said when a word begins a clause elsewhere, but not in this block. */
    static Optional<Diagnostic> misplaced(Tokens tokens, ParserRuleContext body, Token next) {
        Token second = tokens.after(next);
        boolean bound = next.getType() == BgpParser.AT
                && (second.getType() == BgpParser.MOST || second.getType() == BgpParser.LEAST);
        String word = Quote.of(bound ? "at " + second.getText() : next.getText());
        if (body.getRuleIndex() == BgpParser.RULE_file) {
            return Starts.isClause(next.getType())
                    ? Optional.of(Diagnostic.error(
                            Code.MISPLACED_CLAUSE,
                            tokens.place(next),
                            word + " is a clause, and stands between the braces of " + home(next.getType())))
                    : Optional.empty();
        }
        boolean declaration = Starts.isDeclaration(next.getType());
        if (!declaration && !Starts.isClause(next.getType())) {
            return Optional.empty();
        }
        String block = Quote.of(word(body));
        Diagnostic fault =
                Diagnostic.error(Code.MISPLACED_CLAUSE, tokens.place(next), word + " does not belong in a " + block);
        Optional<String> instead = instead(tokens, body, next);
        if (instead.isPresent()) {
            return instead.map(fault::helping);
        }
        boolean nested = next.getType() == BgpParser.ZONE && body.getRuleIndex() == BgpParser.RULE_zoneBody;
        if (nested) {
            String inner = Quote.shorten(body.getParent().getChild(1).getText() + "." + second.getText());
            return Optional.of(fault.noting("zones nest by name: `zone " + inner + " { … }` stands by itself"));
        }
        return Optional.of(fault.noting(
                declaration
                        ? word + " is a declaration of its own, outside of all braces"
                        : "it belongs in " + home(next.getType())));
    }

    /** What says the same in this block, if anything does: with the author's own words as far as they can stand. */
    private static Optional<String> instead(Tokens tokens, ParserRuleContext body, Token next) {
        String rest = tokens.restOfLine(next);
        String names = rest.replaceFirst(" on .*", "");
        String found = switch (body.getRuleIndex()) {
            case BgpParser.RULE_zoneBody ->
                switch (next.getType()) {
                    case BgpParser.ALLOW -> "at most allow" + names;
                    case BgpParser.APPROVE -> "at least approve " + count(tokens.after(next));
                    case BgpParser.MFA -> "at least mfa" + rest;
                    case BgpParser.REVIEW -> "at least review" + rest.replaceFirst(" by .*", "");
                    case BgpParser.TTL -> "at most ttl" + rest.replaceFirst(".* up to", "");
                    case BgpParser.WHEN -> "admit when" + rest;
                    default -> "";
                };
            case BgpParser.RULE_body ->
                switch (next.getType()) {
                    case BgpParser.ACTION -> "allow" + names + " on KIND \"NAME\"";
                    case BgpParser.ADMIT -> rest.strip();
                    default -> "";
                };
            default -> next.getType() == BgpParser.ALLOW ? "action" + names : "";
        };
        return Optional.of(found).filter(words -> !words.isEmpty() && words.length() <= PROPOSED_MAX);
    }

    private static String count(Token token) {
        return token.getType() == BgpParser.INT ? token.getText() : "1";
    }

    private static String home(int type) {
        return switch (type) {
            case BgpParser.ADMIT, BgpParser.AT, BgpParser.CONTAINS, BgpParser.FLOWS -> "a `zone`";
            case BgpParser.FOR, BgpParser.WHEN, BgpParser.ZONE -> "a `breakglass` or a `forbid`";
            case BgpParser.ALLOW, BgpParser.FOLLOWS, BgpParser.TOLERATE -> "a `breakglass`";
            case BgpParser.ACTION -> "a `forbid`";
            default -> "a `breakglass` or a `profile`";
        };
    }
}
