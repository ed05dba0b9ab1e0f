package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A file's tokens that mean something, with the end of the file last.
 *
 * @param docs the lines that begin with {@code ///}
 * @param comments the other comments, in order
 */
record Tokens(SourceFile source, List<Token> all, List<Token> docs, List<Token> comments) {

    Place place(Token token) {
        return place(source, token, token);
    }

    /** The end of the file is a place of no width. */
    static Place place(SourceFile source, Token first, Token last) {
        int start = Math.min(first.getStartIndex(), source.text().length());
        return new Place(source, new Span(start, Math.max(start, last.getStopIndex() + 1)));
    }

    /** The token in front of this one, if any is. */
    @Nullable
    Token before(Token token) {
        return token.getTokenIndex() > 0 ? all.get(token.getTokenIndex() - 1) : null;
    }

    /** The token behind this one; behind the end is the end. */
    Token after(Token token) {
        return all.get(Math.min(token.getTokenIndex() + 1, all.size() - 1));
    }

    String text(Token token) {
        Span span = place(token).span();
        return source.text().substring(span.start(), span.end());
    }

    /** What stands behind a token on its line, comments left out. */
    String restOfLine(Token token) {
        int start = place(token).span().end();
        int end = start;
        for (Token next = after(token); next.getType() != Token.EOF && !startsLine(next); next = after(next)) {
            end = place(next).span().end();
        }
        return source.text().substring(start, end);
    }

    boolean startsLine(Token token) {
        return startsLine(token.getStartIndex());
    }

    /** Whether nothing but spaces stands on the line before this offset. */
    boolean startsLine(int offset) {
        String text = source.text();
        for (int i = offset - 1; i >= 0; i--) {
            char before = text.charAt(i);
            if (before == '\n') {
                return true;
            }
            if (before != ' ' && before != '\t') {
                return false;
            }
        }
        return true;
    }
}
