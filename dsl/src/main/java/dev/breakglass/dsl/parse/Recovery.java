package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Says each syntax fault once and goes on at the next clause or declaration. A fault inside a clause costs that clause
 * alone, a fault in the head of a declaration that declaration.
 */
final class Recovery extends DefaultErrorStrategy {
    private final Tokens tokens;
    private final List<Diagnostic> found;

    Recovery(Tokens tokens, List<Diagnostic> found) {
        this.tokens = tokens;
        this.found = found;
    }

    /** Called at the loops; only where clauses and declarations are repeated is there anything to do. */
    @Override
    public void sync(Parser parser) {
        ParserRuleContext context = parser.getContext();
        int repeated = repeatedIn(context.getRuleIndex());
        if (repeated < 0) {
            return;
        }
        IntervalSet expected = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        Token next = parser.getCurrentToken();
        if (expected.contains(next.getType())) {
            return;
        }
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            Diagnostic fault = Expectation.ofRepeated(tokens, next, repeated, expected);
            boolean unclosed = next.getType() == Token.EOF || beginsDeclaration(next);
            if (unclosed && repeated != BgpParser.RULE_declaration) {
                fault = fault.seeing(tokens.place(context.getStart()), "this is still open");
            }
            found.add(fault);
        }
        skip(parser, repeated, next.getTokenIndex());
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void reportError(Parser parser, RecognitionException fault) {
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        beginErrorCondition(parser);
        IntervalSet expected = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        Token next = parser.getCurrentToken();
        String words =
                Expectation.message(Expectation.of(parser.getContext(), expected), Expectation.found(tokens, next));
        Diagnostic message = Diagnostic.error(Code.UNEXPECTED, tokens.place(next), words);
        found.add(
                expected.contains(BgpParser.NAME)
                        ? Expectation.reserved(next).map(message::noting).orElse(message)
                        : message);
    }

    /** Goes on here if this is a clause or a declaration, or else leaves it to the rule around. */
    @Override
    public void recover(Parser parser, RecognitionException fault) {
        ParserRuleContext context = parser.getContext();
        int start = context.getStart().getTokenIndex();
        switch (context.getRuleIndex()) {
            case BgpParser.RULE_clause, BgpParser.RULE_zoneClause, BgpParser.RULE_forbidClause ->
                skip(parser, context.getRuleIndex(), start);
            case BgpParser.RULE_header, BgpParser.RULE_declaration -> skip(parser, BgpParser.RULE_declaration, start);
            case BgpParser.RULE_body, BgpParser.RULE_zoneBody, BgpParser.RULE_forbidBody -> {
                if (parser.getCurrentToken().getTokenIndex() == start) {
                    throw fault;
                }
            }
            case BgpParser.RULE_file -> {}
            default -> throw fault;
        }
    }

    private static int repeatedIn(int rule) {
        return switch (rule) {
            case BgpParser.RULE_file -> BgpParser.RULE_declaration;
            case BgpParser.RULE_body -> BgpParser.RULE_clause;
            case BgpParser.RULE_zoneBody -> BgpParser.RULE_zoneClause;
            case BgpParser.RULE_forbidBody -> BgpParser.RULE_forbidClause;
            default -> -1;
        };
    }

    /** Skips to where the repeated rule may begin again, or to the end of what it is repeated in. */
    private void skip(Parser parser, int repeated, int start) {
        boolean declarations = repeated == BgpParser.RULE_declaration;
        IntervalSet starts = parser.getATN().nextTokens(parser.getATN().ruleToStartState[repeated]);
        int depth = 0;
        for (int i = start; i < parser.getCurrentToken().getTokenIndex(); i++) {
            depth = Math.max(0, depth + change(tokens.all().get(i)));
        }
        for (Token next = parser.getCurrentToken(); next.getType() != Token.EOF; next = parser.getCurrentToken()) {
            boolean outermost = depth == 0;
            boolean begins = outermost && starts.contains(next.getType()) && tokens.startsLine(next);
            boolean ends = outermost && !declarations && next.getType() == BgpParser.RBRACE;
            if (begins || ends || beginsDeclaration(next)) {
                return;
            }
            depth = Math.max(0, depth + change(next));
            parser.consume();
        }
    }

    private static int change(Token token) {
        return switch (token.getType()) {
            case BgpParser.LBRACE -> 1;
            case BgpParser.RBRACE -> -1;
            default -> 0;
        };
    }

    /** A declaration's word at the very start of a line: even inside braces, the author is likely to have closed them. */
    private boolean beginsDeclaration(Token token) {
        if (token.getCharPositionInLine() != 0) {
            return false;
        }
        return switch (token.getType()) {
            case BgpParser.RESOURCE,
                    BgpParser.ROLE,
                    BgpParser.SIGNAL,
                    BgpParser.PROFILE,
                    BgpParser.BREAKGLASS,
                    BgpParser.FORBID,
                    BgpParser.INVARIANT -> true;
            case BgpParser.ZONE -> {
                int body = token.getTokenIndex() + 2;
                yield body < tokens.all().size() && tokens.all().get(body).getType() == BgpParser.LBRACE;
            }
            default -> false;
        };
    }
}
