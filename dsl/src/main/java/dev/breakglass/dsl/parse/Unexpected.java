package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Words the faults of syntax: what was expected where, what it is written like, and what was probably meant. */
final class Unexpected {
    private static final String THESE = "these can stand here: ";

    private final Tokens tokens;
    private final Hints hints;

    Unexpected(Tokens tokens) {
        this.tokens = tokens;
        this.hints = new Hints(tokens);
    }

    /** Inside a clause or a declaration. */
    Diagnostic within(ParserRuleContext context, Token next, IntervalSet expected) {
        String what = Expectation.of(context, expected);
        Token before = tokens.before(next);
        if (before != null && before.getType() == BgpParser.NONE && clause(context) == BgpParser.RULE_mfa) {
            return Diagnostic.error(Code.UNEXPECTED, tokens.place(before), "there is no `mfa none`")
                    .noting("an emergency is when factors are stolen; the least is `mfa any within 15m`");
        }
        if (before != null && before.getType() == BgpParser.COMMA && (endsLine(next) || isClosing(next))) {
            return trailing(before);
        }
        Diagnostic fault;
        if (before != null && endsLine(next) && !what.startsWith("`policy`")) {
            fault = Diagnostic.error(
                    Code.UNEXPECTED, behind(before), "expected " + what + ", found the end of the line");
        } else {
            fault = at(next, what);
            Optional<String> label = hints.label(next, what, expected);
            if (label.isPresent()) {
                fault = fault.labelled(label.get());
            } else if (Expectation.isReserved(next) && expected.contains(BgpParser.NAME)) {
                return opened(context, expected, fault)
                        .noting(Quote.of(next.getText())
                                + " is a word of conditions, so nothing can have it as its name");
            }
        }
        Diagnostic whole = opened(context, expected, fault);
        return Forms.of(context).map(whole::noting).orElse(whole);
    }

    /** Between clauses or declarations. */
    Diagnostic between(ParserRuleContext around, Token next, IntervalSet starts, IntervalSet more) {
        boolean file = around.getRuleIndex() == BgpParser.RULE_file;
        Token before = tokens.before(next);
        // What could go on comes before what could begin anew.
        Optional<String> meant = hints.meant(next, more).or(() -> hints.meant(next, starts));
        if (file && next.getType() == BgpParser.RBRACE) {
            Diagnostic fault = Diagnostic.error(Code.UNEXPECTED, tokens.place(next), "this `}` closes nothing");
            return before != null && before.getType() == BgpParser.RBRACE
                    ? fault.seeing(tokens.place(before), "what was open is closed here")
                    : fault;
        } else if (file && next.getType() == BgpParser.POLICY) {
            return Diagnostic.error(Code.UNEXPECTED, tokens.place(next), "a file has one `policy` line")
                    .seeing(tokens.place(tokens.all().get(0)), "it is here already");
        }
        boolean joined = !tokens.startsLine(next) && last(around) != null;
        if (!joined && meant.isEmpty()) {
            Optional<Diagnostic> misplaced = Blocks.misplaced(tokens, around, next);
            if (misplaced.isPresent()) {
                return file && before != null && before.getType() == BgpParser.RBRACE
                        ? misplaced.get().seeing(tokens.place(before), "the braces are closed here")
                        : misplaced.get();
            }
        }
        List<String> what = new ArrayList<>(joined ? Expectation.words(around, more) : List.of());
        String one = file ? "declaration" : "clause";
        what.add(joined ? "a new " + one : "a " + one);
        if (!file && !joined) {
            what.add("`}`");
        }
        Diagnostic fault = at(next, Expectation.listed(what));
        if (meant.isPresent()) {
            return fault.labelled(Hints.didYouMean(meant.get()));
        }
        fault = hints.meaning(next, more).map(fault::labelled).orElse(fault);
        ParserRuleContext last = last(around);
        Optional<String> form = joined && last != null
                ? Leaves.lastOf(last).flatMap(leaf -> Forms.of((RuleContext) leaf.getParent()))
                : Optional.empty();
        Optional<String> unit = before == null ? Optional.empty() : hints.spacedUnit(before, next);
        return unit.map(fault::labelled)
                .orElse(fault)
                .noting(form.orElse(THESE + String.join(", ", Expectation.keywords(starts))));
    }

    /** A block that is still open where another declaration begins, or at the end. */
    Diagnostic unclosed(ParserRuleContext body, Token next) {
        String until = next.getType() == Token.EOF ? "the end of the file" : Quote.of(tokens.text(next));
        ParserRuleContext declaration = body.getParent();
        String name = Quote.of(Blocks.word(body) + " " + declaration.getChild(1).getText());
        return Diagnostic.error(Code.UNEXPECTED, tokens.place(next), name + " is not closed before " + until)
                .labelled("expected `}` before this")
                .seeing(tokens.place(body.getStart()), "opened here");
    }

    /** A clause that stops short, so that the next one's word was taken for a name. */
    Diagnostic cutShort(TerminalNode swallowed) {
        Token before = tokens.before(swallowed.getSymbol());
        if (before != null && before.getType() == BgpParser.COMMA) {
            return trailing(before);
        }
        RuleContext name = (RuleContext) swallowed.getParent();
        Place place = before == null ? tokens.place(swallowed.getSymbol()) : behind(before);
        RuleContext around = name.getParent();
        boolean inBraces = around instanceof BgpParser.AttributeContext || around instanceof BgpParser.SettingContext;
        if (inBraces) {
            Diagnostic fault = Diagnostic.error(Code.UNEXPECTED, place, "expected `}`, found the end of the line");
            return opened((ParserRuleContext) around.getParent(), IntervalSet.of(BgpParser.RBRACE), fault);
        }
        boolean value = around.getRuleIndex() == BgpParser.RULE_operand;
        String what = value ? "a value" : Expectation.of(around, IntervalSet.of(BgpParser.NAME));
        Diagnostic fault = Diagnostic.error(Code.UNEXPECTED, place, "expected " + what + ", found the end of the line");
        return Forms.of(around).map(fault::noting).orElse(fault);
    }

    private Diagnostic trailing(Token comma) {
        return Diagnostic.error(Code.UNEXPECTED, tokens.place(comma), "a list does not end with `,`")
                .labelled("leave it out, or name one more");
    }

    private static boolean isClosing(Token token) {
        return token.getType() == BgpParser.RBRACE || token.getType() == BgpParser.RPAREN;
    }

    private Diagnostic at(Token next, String what) {
        String found = Expectation.found(tokens, next);
        if (next.getType() == BgpParser.STRAY) {
            Diagnostic fault = Diagnostic.error(
                    Code.STRAY_CHARACTER, tokens.place(next), found + " has no meaning here: expected " + what);
            Token before = tokens.before(next);
            boolean dash = before != null
                    && before.getType() == BgpParser.NAME
                    && found.equals("\"-\"")
                    && before.getStopIndex() + 1 == next.getStartIndex();
            return found.equals("\"*\"")
                    ? fault.labelled("there is no wildcard but in strings")
                    : dash ? fault.labelled("a name does not end with `-`") : fault;
        }
        return Diagnostic.error(Code.UNEXPECTED, tokens.place(next), "expected " + what + ", found " + found);
    }

    /** With the bracket that is still open, if one is. */
    private Diagnostic opened(ParserRuleContext context, IntervalSet expected, Diagnostic fault) {
        int bracket = expected.contains(BgpParser.RPAREN)
                ? BgpParser.LPAREN
                : expected.contains(BgpParser.RBRACE) ? BgpParser.LBRACE : Token.INVALID_TYPE;
        TerminalNode open = context.getToken(bracket, 0);
        return open == null ? fault : fault.seeing(tokens.place(open.getSymbol()), "opened here");
    }

    /** Whether what went before stops with its line, and what follows is something else. */
    private boolean endsLine(Token next) {
        boolean other = next.getType() == Token.EOF
                || next.getType() == BgpParser.RBRACE
                || Starts.isClause(next.getType())
                || Starts.isDeclaration(next.getType());
        return other && (tokens.startsLine(next) || next.getType() == Token.EOF);
    }

    private Place behind(Token token) {
        int end = tokens.place(token).span().end();
        return new Place(tokens.source(), new Span(end, end));
    }

    private static int clause(RuleContext context) {
        RuleContext at = context;
        while (at.getParent() != null && at.getParent().getRuleIndex() != BgpParser.RULE_clause) {
            at = at.getParent();
        }
        return at.getRuleIndex();
    }

    /** The clause or declaration that stands last in a block or a file, if any does. */
    static @Nullable ParserRuleContext last(ParserRuleContext around) {
        int children = around.getChildCount();
        return children > 0 && around.getChild(children - 1) instanceof ParserRuleContext last ? last : null;
    }
}
