package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** A file as a row of tokens, comments left out. */
final class Lexed {

    private final SourceFile file;
    private final List<Token> tokens;
    private final int[] offsets;

    private Lexed(SourceFile file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
        this.offsets = file.text().codePoints().anyMatch(c -> c > 0xffff) ? utf16Offsets(file.text()) : new int[0];
    }

    static Lexed of(SourceFile file) {
        BgpLexer lexer = new BgpLexer(CharStreams.fromString(file.text()));
        lexer.removeErrorListeners();
        CommonTokenStream stream = new CommonTokenStream(lexer);
        stream.fill();
        List<Token> seen = stream.getTokens().stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != Token.EOF)
                .toList();
        return new Lexed(file, seen);
    }

    int size() {
        return tokens.size();
    }

    Token get(int index) {
        return tokens.get(index);
    }

    String text(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).getText() : "";
    }

    List<Token> slice(int from, int to) {
        return tokens.subList(from, to);
    }

    boolean startsLine(int index) {
        return index == 0 || tokens.get(index).getLine() > tokens.get(index - 1).getLine();
    }

    Place place(Token token) {
        return place(token, token);
    }

    Place place(Token first, Token last) {
        return new Place(file, new Span(utf16(first.getStartIndex()), utf16(last.getStopIndex() + 1)));
    }

    SourceFile file() {
        return file;
    }

    private int utf16(int codePoint) {
        return offsets.length == 0 ? codePoint : offsets[codePoint];
    }

    private static int[] utf16Offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int offset = 0;
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[offsets.length - 1] = offset;
        return offsets;
    }
}
