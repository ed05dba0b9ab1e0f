package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads a file as the parts that were written, with every word and comment, for those who work on the text itself. Takes
 * any text at all, in time linear in the text. Thread-safe.
 */
public final class Verbatim {
    private final Tokens tokens;
    private final Iterator<Surroundings.Around> around;

    private Verbatim(Tokens tokens) {
        this.tokens = tokens;
        this.around = Surroundings.of(tokens).iterator();
    }

    /** @return the parts of the file, or none when {@link Parser#parse(SourceFile, Limits)} finds a fault in it */
    public static Checked<Part.Phrase> read(SourceFile source, Limits limits) {
        Checked<PolicyFile> parsed = Parser.parse(source, limits);
        if (parsed.hasErrors()) {
            return new Checked<>(Optional.empty(), parsed.diagnostics());
        }
        Tokens tokens = new Lexing(source, limits, new ArrayList<>()).tokens();
        BgpParser parser = new BgpParser(new CommonTokenStream(new ListTokenSource(tokens.all(), source.name())));
        Verbatim verbatim = new Verbatim(tokens);
        return new Checked<>(
                Optional.of((Part.Phrase) verbatim.part(parser.file(), Part.Kind.KEYWORD)), parsed.diagnostics());
    }

    /** Recursion goes as deep as the text nests, which is bounded. */
    private Part part(ParseTree tree, Part.Kind wordsAre) {
        if (tree instanceof TerminalNode leaf) {
            return lexeme(leaf.getSymbol(), wordsAre);
        }
        ParserRuleContext context = (ParserRuleContext) tree;
        Part.Kind kind = context instanceof BgpParser.NameContext ? Part.Kind.NAME : Part.Kind.KEYWORD;
        List<Part> parts = new ArrayList<>();
        for (ParseTree child : context.children) {
            parts.add(part(child, kind));
        }
        return parts.size() == 1 ? parts.get(0) : new Part.Phrase(BgpParser.ruleNames[context.getRuleIndex()], parts);
    }

    private Part.Lexeme lexeme(Token token, Part.Kind wordsAre) {
        Surroundings.Around here = around.next();
        return new Part.Lexeme(
                kind(token.getType(), wordsAre),
                token.getType() == Token.EOF ? "" : tokens.text(token),
                tokens.place(token),
                here.blankAbove(),
                here.above(),
                here.beside());
    }

    private static Part.Kind kind(int type, Part.Kind wordsAre) {
        return switch (type) {
            case Token.EOF -> Part.Kind.END;
            case BgpLexer.INT,
                    BgpLexer.DURATION,
                    BgpLexer.TIME,
                    BgpLexer.STRING,
                    BgpLexer.REGEX,
                    BgpLexer.TRUE,
                    BgpLexer.FALSE -> Part.Kind.LITERAL;
            case BgpLexer.LBRACE,
                    BgpLexer.RBRACE,
                    BgpLexer.LPAREN,
                    BgpLexer.RPAREN,
                    BgpLexer.COMMA,
                    BgpLexer.COLON,
                    BgpLexer.RANGE,
                    BgpLexer.EQ,
                    BgpLexer.NE,
                    BgpLexer.LE,
                    BgpLexer.GE,
                    BgpLexer.LT,
                    BgpLexer.GT -> Part.Kind.SIGN;
            default -> wordsAre;
        };
    }
}
