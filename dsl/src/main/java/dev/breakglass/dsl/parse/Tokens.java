package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;

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

    String text(Token token) {
        Span span = place(token).span();
        return source.text().substring(span.start(), span.end());
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
