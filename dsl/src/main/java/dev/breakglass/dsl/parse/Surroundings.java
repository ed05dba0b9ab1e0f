package dev.breakglass.dsl.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;

/** Finds what stands around each token: the comments above and beside it, and whether a line above is empty. */
final class Surroundings {
    private final Tokens tokens;
    private final List<Token> comments;
    private int next;
    private int end;

    private Surroundings(Tokens tokens) {
        this.tokens = tokens;
        this.comments = Stream.concat(tokens.docs().stream(), tokens.comments().stream())
                .sorted(Comparator.comparingInt(Token::getStartIndex))
                .toList();
    }

    /** What stands around one token. */
    record Around(boolean blankAbove, List<Part.Comment> above, Optional<Part.Comment> beside) {}

    /** In the order of the tokens. */
    static List<Around> of(Tokens tokens) {
        Surroundings surroundings = new Surroundings(tokens);
        List<Around> all = new ArrayList<>();
        for (Token token : tokens.all()) {
            all.add(surroundings.around(token));
        }
        return all;
    }

    private Around around(Token token) {
        List<Part.Comment> above = new ArrayList<>();
        while (next < comments.size() && comments.get(next).getStartIndex() < token.getStartIndex()) {
            above.add(take());
        }
        boolean blankAbove = lineFeedsUntil(token) > 1;
        end = token.getStopIndex() + 1;
        return new Around(blankAbove, above, isBeside() ? Optional.of(take()) : Optional.empty());
    }

    /** Whether the next comment follows on the same line. */
    private boolean isBeside() {
        String text = tokens.source().text();
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return next < comments.size() && comments.get(next).getStartIndex() == at;
    }

    private Part.Comment take() {
        Token comment = comments.get(next++);
        boolean blankAbove = lineFeedsUntil(comment) > 1;
        end = comment.getStopIndex() + 1;
        return new Part.Comment(tokens.text(comment), tokens.place(comment), blankAbove);
    }

    private long lineFeedsUntil(Token token) {
        int start = Math.min(token.getStartIndex(), tokens.source().text().length());
        return tokens.source()
                .text()
                .substring(end, start)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
