package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Makes tokens of a text and speaks up for every character that can be in none. */
final class Lexing {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final char REPLACEMENT = '\uFFFD';

    private final SourceFile source;
    private final Limits limits;
    private final List<Diagnostic> found;
    private final Malformed malformed;
    /** Where the last comment of another language could end, so that none looks for its end in vain. */
    private final int lastClose;

    Lexing(SourceFile source, Limits limits, List<Diagnostic> found) {
        this.source = source;
        this.limits = limits;
        this.found = found;
        this.malformed = new Malformed(found);
        this.lastClose = source.text().lastIndexOf("*/");
    }

    Tokens tokens() {
        BgpLexer lexer = new BgpLexer(CharStreams.fromString(lexable()));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        List<Token> docs = new ArrayList<>();
        List<Token> comments = new ArrayList<>();
        int commentEnd = -1;
        for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
            if (token.getStartIndex() < commentEnd && token.getType() != Token.EOF) {
                continue;
            }
            if (token.getType() == BgpLexer.MALFORMED_COMMENT || opensComment(token)) {
                malformed.comment(Tokens.place(source, token, token));
                commentEnd = endOfComment(token);
            } else if (token.getType() == BgpLexer.STRAY && token.getText().equals(";")) {
                malformed.semicolon(Tokens.place(source, token, token));
            } else if (token.getType() == BgpLexer.DOC) {
                docs.add(token);
            } else if (token.getType() == BgpLexer.COMMENT) {
                comments.add(token);
            } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                repair((CommonToken) token);
                ((CommonToken) token).setTokenIndex(tokens.size());
                tokens.add(token);
            }
            if (token.getType() == Token.EOF) {
                return new Tokens(source, tokens, docs, comments);
            }
        }
    }

    /**
     * The text with a space for what must not be in it, reported here, and with every character beyond the basic plane
     * as two others, so that the lexer's offsets are UTF-16 offsets. Only the length of this text counts.
     */
    private String lexable() {
        String text = source.text();
        StringBuilder out = new StringBuilder(text);
        int runEnd = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (isForbidden(text, i, point)) {
                if (i != runEnd) {
                    forbidden(i, next, point);
                }
                runEnd = next;
                fill(out, i, next, ' ');
            } else if (next - i == 2) {
                fill(out, i, next, REPLACEMENT);
            }
            i = next;
        }
        return out.toString();
    }

    private static void fill(StringBuilder out, int start, int end, char with) {
        for (int i = start; i < end; i++) {
            out.setCharAt(i, with);
        }
    }

    private static boolean isForbidden(String text, int at, int point) {
        if (point == '\n' || point == '\t') {
            return false;
        }
        if (point == '\r') {
            // Alone, it would let a line hide the one before it.
            return at + 1 == text.length() || text.charAt(at + 1) != '\n';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private void forbidden(int start, int end, int point) {
        Diagnostic fault = Diagnostic.error(
                Code.FORBIDDEN_CHARACTER,
                new Place(source, new Span(start, end)),
                "a policy may not contain " + Quote.visible(Character.toString(point)));
        if (start == 0 && point == BYTE_ORDER_MARK) {
            found.add(fault.helping("save the file as UTF-8 without a byte order mark"));
        } else {
            found.add(fault.labelled("it would hide what the text says")
                    .noting("control, formatting and bidirectional characters make text read unlike what it means"));
        }
    }

    /** {@code /* … *}{@code /}, which the lexer takes for a pattern; no pattern of RE2 begins so. */
    private boolean opensComment(Token token) {
        return (token.getType() == BgpLexer.REGEX || token.getType() == BgpLexer.UNCLOSED_REGEX)
                && token.getText().startsWith("/*");
    }

    /** Behind the comment's own end, or the end of its line when it has none. */
    private int endOfComment(Token token) {
        String text = source.text();
        int start = token.getStartIndex();
        if (opensComment(token) && lastClose >= start + 2) {
            return text.indexOf("*/", start + 2) + 2;
        }
        int line = text.indexOf('\n', start);
        return line < 0 ? text.length() : line;
    }

    /** Reports a malformed token and makes it the one that its author meant, so that parsing goes on. */
    private void repair(CommonToken token) {
        Place place = Tokens.place(source, token, token);
        int length = place.span().end() - place.span().start();
        switch (token.getType()) {
            case BgpLexer.MALFORMED_NAME -> malformed.name(token, place);
            case BgpLexer.MALFORMED_NUMBER -> malformed.number(token, place);
            case BgpLexer.MALFORMED_SIGN -> malformed.sign(token, place);
            case BgpLexer.MALFORMED_STRING ->
                malformed.string(
                        token,
                        place,
                        source.text()
                                .substring(place.span().start(), place.span().end()));
            case BgpLexer.UNCLOSED_STRING -> {
                found.add(Diagnostic.error(Code.UNCLOSED_STRING, place, "this string has no closing quote")
                        .labelled("it must end on its own line"));
                token.setType(BgpLexer.STRING);
            }
            case BgpLexer.UNCLOSED_REGEX -> {
                found.add(Diagnostic.error(Code.UNCLOSED_PATTERN, place, "this pattern has no closing slash")
                        .labelled("it must end on its own line"));
                token.setType(BgpLexer.REGEX);
            }
            case BgpLexer.NAME -> tooLong(place, length, limits.charactersPerNameMax(), "a name");
            case BgpLexer.STRING -> tooLong(place, length - 2, limits.charactersPerTextMax(), "a string");
            case BgpLexer.REGEX -> tooLong(place, length - 2, limits.charactersPerTextMax(), "a pattern");
            default -> {}
        }
    }

    private void tooLong(Place place, int length, int max, String what) {
        if (length > max) {
            found.add(Diagnostic.error(Code.TEXT_TOO_LONG, place, what + " may have " + max + " characters at most"));
        }
    }
}
