package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses one declaration or clause by itself; its first mistake is its only message. */
final class PieceParser {

    private final Lexed lexed;
    private final List<Diagnostic> diagnostics;

    PieceParser(Lexed lexed, List<Diagnostic> diagnostics) {
        this.lexed = lexed;
        this.diagnostics = diagnostics;
    }

    /** The piece from one token to before another by a rule of the grammar, or nothing after a diagnostic. */
    <C extends ParserRuleContext> Optional<C> parse(int from, int to, Function<BgpParser, C> entry) {
        List<Token> tokens = new ArrayList<>(lexed.slice(from, to));
        for (Token token : tokens) {
            Optional<Diagnostic> strange = strange(token);
            if (strange.isPresent()) {
                diagnostics.add(strange.get());
                return Optional.empty();
            }
        }
        BgpParser parser = new BgpParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return Optional.of(entry.apply(parser));
        } catch (ParseCancellationException e) {
            if (!(e.getCause() instanceof RecognitionException mistake)) {
                throw e;
            }
            diagnostics.add(unexpected(mistake, to));
            return Optional.empty();
        }
    }

    private Diagnostic unexpected(RecognitionException e, int to) {
        Token token = e.getOffendingToken();
        boolean atEnd = token.getType() == Token.EOF;
        Token last = lexed.get(to - 1);
        boolean nextOnLine = to < lexed.size() && !lexed.startsLine(to);
        Place place = atEnd ? lexed.place(nextOnLine ? lexed.get(to) : last) : lexed.place(token);
        String found = !atEnd
                ? quoted(token.getText())
                : nextOnLine ? quoted(lexed.text(to)) : "nothing after " + quoted(last.getText());
        String expected = Expectation.words(e.getExpectedTokens());
        Diagnostic diagnostic = Diagnostic.error(Code.UNEXPECTED, place, "expected " + expected + ", found " + found);
        boolean unitForgotten = token.getType() == BgpParser.INT && expected.contains("a duration");
        return unitForgotten
                ? diagnostic.label("a unit is missing").note("help: durations have a unit: 90s, 30m, 2h, 1h30m, 1d")
                : diagnostic;
    }

    private Optional<Diagnostic> strange(Token token) {
        Place place = lexed.place(token);
        String text = token.getText();
        return switch (token.getType()) {
            case BgpParser.OPEN_STRING ->
                Optional.of(Diagnostic.error(Code.UNCLOSED_TEXT, place, "this text is not closed on its line")
                        .note("help: a text ends with a \" on the line where it begins"));
            case BgpParser.OTHER_WORD ->
                Optional.of(Diagnostic.error(Code.STRANGE_CHARACTER, place, quoted(text) + " is not a name")
                        .note("names are lower-case letters, digits and single `-`, and begin with a letter"));
            case BgpParser.OTHER ->
                Optional.of(Diagnostic.error(
                        Code.STRANGE_CHARACTER, place, "the character " + quoted(text) + " has no meaning here"));
            default -> Optional.empty();
        };
    }

    private static String quoted(String text) {
        String shown = text.length() > 40
                ? text.substring(0, text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length()))))
                        + "…"
                : text;
        return "`" + shown + "`";
    }
}
