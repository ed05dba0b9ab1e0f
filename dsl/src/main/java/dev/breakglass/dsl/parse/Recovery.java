package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Says each syntax fault once and goes on at the next clause or declaration. A fault inside a clause costs that clause
 * alone, a fault in the head of a declaration that declaration.
 */
final class Recovery extends DefaultErrorStrategy {
    private final Tokens tokens;
    private final List<Diagnostic> found;
    private final Unexpected words;
    /** The states passed on the way to the token {@code reachedAt}: each could have gone on in another way. */
    private final List<Integer> passed = new ArrayList<>();

    private int reachedAt = -1;
    private int resumeAt = -1;

    Recovery(Tokens tokens, List<Diagnostic> found) {
        this.tokens = tokens;
        this.found = found;
        this.words = new Unexpected(tokens);
    }

    /** Called at the loops; only where clauses and declarations are repeated is there anything to do. */
    @Override
    public void sync(Parser parser) {
        ParserRuleContext context = parser.getContext();
        Token next = parser.getCurrentToken();
        int repeated = repeatedIn(context.getRuleIndex());
        if (repeated < 0) {
            if (next.getTokenIndex() != reachedAt) {
                passed.clear();
                reachedAt = next.getTokenIndex();
            }
            passed.add(parser.getState());
            return;
        }
        IntervalSet starts = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        if (starts.contains(next.getType())) {
            return;
        }
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            ParserRuleContext last = Unexpected.last(context);
            Optional<TerminalNode> swallowed = swallowed(context, next);
            if (last != null && (swallowed.isPresent() || !tokens.startsLine(next))) {
                // What does not fit stands on the line of the clause, so it is the clause that cannot be relied on.
                last.exception = new InputMismatchException(parser);
            }
            if (last instanceof BgpParser.DeclarationContext closed && Starts.isClause(next.getType())) {
                Leaves.damage(closed);
            }
            if (swallowed.isPresent()) {
                found.add(words.cutShort(swallowed.get()));
                parser.getInputStream().seek(swallowed.get().getSymbol().getTokenIndex());
                return;
            }
            if (next.getType() == BgpParser.POLICY && context instanceof BgpParser.FileContext file) {
                boolean late = file.header().exception != null;
                if (late) {
                    skip(parser, repeated, next.getTokenIndex());
                    return;
                }
            }
            boolean unclosed = next.getType() == Token.EOF || beginsDeclaration(next, repeated);
            found.add(
                    unclosed && repeated != BgpParser.RULE_declaration
                            ? words.unclosed(context, next)
                            : words.between(context, next, starts, more(parser, next)));
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
        ParserRuleContext context = parser.getContext();
        Token next = parser.getCurrentToken();
        Optional<TerminalNode> swallowed = swallowed(context, next);
        if (swallowed.isPresent()) {
            found.add(words.cutShort(swallowed.get()));
            resumeAt = swallowed.get().getSymbol().getTokenIndex();
            return;
        }
        IntervalSet expected = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        IntervalSet all = more(parser, next);
        all.addAll(expected);
        found.add(words.within(context, next, all));
    }

    /** The tokens that what went before could have gone on with. */
    private IntervalSet more(Parser parser, Token next) {
        IntervalSet more = new IntervalSet();
        if (next.getTokenIndex() == reachedAt) {
            for (int state : passed) {
                more.addAll(parser.getATN().nextTokens(parser.getATN().states.get(state)));
            }
            more.remove(Token.EPSILON);
        }
        return more;
    }

    /** The word in front of a fault when it was taken for a name, but begins a line as a clause or declaration does. */
    private Optional<TerminalNode> swallowed(ParserRuleContext context, Token next) {
        Token before = tokens.before(next);
        if (before == null
                || tokens.startsLine(next)
                || !tokens.startsLine(before)
                || !(Starts.isClause(before.getType()) || Starts.isDeclaration(before.getType()))) {
            return Optional.empty();
        }
        return Leaves.lastOf(context)
                .filter(leaf -> leaf.getSymbol() == before && leaf.getParent() instanceof BgpParser.NameContext);
    }

    /** Goes on here if this is a clause or a declaration, or else leaves it to the rule around. */
    @Override
    public void recover(Parser parser, RecognitionException fault) {
        ParserRuleContext context = parser.getContext();
        int start = context.getStart().getTokenIndex();
        int rule = context.getRuleIndex();
        switch (rule) {
            case BgpParser.RULE_clause,
                    BgpParser.RULE_zoneClause,
                    BgpParser.RULE_forbidClause,
                    BgpParser.RULE_header,
                    BgpParser.RULE_declaration -> {
                if (resumeAt > start) {
                    parser.getInputStream().seek(resumeAt);
                    resumeAt = -1;
                    return;
                }
                skip(parser, rule == BgpParser.RULE_header ? BgpParser.RULE_declaration : rule, start);
            }
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
        IntervalSet starts = Starts.of(repeated);
        int depth = 0;
        for (int i = start; i < parser.getCurrentToken().getTokenIndex(); i++) {
            depth = Math.max(0, depth + change(tokens.all().get(i)));
        }
        for (Token next = parser.getCurrentToken(); next.getType() != Token.EOF; next = parser.getCurrentToken()) {
            boolean outermost = depth == 0;
            boolean begins = outermost
                    && starts.contains(next.getType())
                    && tokens.startsLine(next)
                    && (!declarations || !couldBeClause(next));
            boolean ends = outermost && !declarations && next.getType() == BgpParser.RBRACE;
            if (begins || ends || beginsDeclaration(next, repeated)) {
                return;
            }
            depth = Math.max(0, depth + change(next));
            parser.consume();
        }
    }

    /** {@code zone} and {@code action} begin declarations and clauses, and clauses are indented. */
    private boolean couldBeClause(Token token) {
        boolean both = token.getType() == BgpParser.ZONE || token.getType() == BgpParser.ACTION;
        return both && token.getCharPositionInLine() > 0;
    }

    private static int change(Token token) {
        return switch (token.getType()) {
            case BgpParser.LBRACE -> 1;
            case BgpParser.RBRACE -> -1;
            default -> 0;
        };
    }

    /** A declaration's word at the very start of a line: even inside braces, the author is likely to have closed them. */
    private boolean beginsDeclaration(Token token, int repeated) {
        if (token.getCharPositionInLine() != 0) {
            return false;
        }
        return switch (token.getType()) {
            case BgpParser.ACTION -> repeated != BgpParser.RULE_forbidClause;
            case BgpParser.FACTOR,
                    BgpParser.IMPORT,
                    BgpParser.RESOURCE,
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
