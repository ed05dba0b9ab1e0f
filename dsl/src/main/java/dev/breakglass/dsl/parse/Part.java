package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A part of a file exactly as it was written: a word with the comments around it, or a phrase of such parts. All words
 * and comments of the parts in order are the whole text but for its white space. Immutable.
 */
public sealed interface Part {

    /** The word that the part begins with. */
    Lexeme first();

    /** What sort of word it is. */
    enum Kind {
        /** A word of the grammar, in its role: a role that is called {@code with} is a name. */
        KEYWORD,
        NAME,
        /** A text, a pattern, a number, a duration, a time, or {@code true} and {@code false}. */
        LITERAL,
        /** A bracket, a comma, a colon, a comparison or {@code ..}. */
        SIGN,
        /** The end of the file, without a text; it has the comments that nothing follows. */
        END
    }

    /**
     * One word.
     *
     * @param text as written
     * @param blankAbove whether an empty line stands right above it
     * @param above the comments since the word before, but for the one that stands beside that
     * @param beside the comment on the same line, when no other word follows there
     */
    record Lexeme(
            Kind kind, String text, Place place, boolean blankAbove, List<Comment> above, Optional<Comment> beside)
            implements Part {
        public Lexeme {
            above = List.copyOf(above);
        }

        @Override
        public Lexeme first() {
            return this;
        }

        /** Whether it is this word of the grammar, or this sign. */
        public boolean is(String word) {
            return (kind == Kind.KEYWORD || kind == Kind.SIGN) && text.equals(word);
        }
    }

    /**
     * What a rule of the grammar puts together.
     *
     * @param rule its name in {@code Bgp.g4}
     * @param parts two or more: a phrase of a single part is that part
     */
    record Phrase(String rule, List<Part> parts) implements Part {
        public Phrase {
            parts = List.copyOf(parts);
        }

        @Override
        public Lexeme first() {
            return parts.get(0).first();
        }
    }

    /**
     * One comment.
     *
     * @param text with its slashes, as written
     * @param blankAbove whether an empty line stands right above it
     */
    record Comment(String text, Place place, boolean blankAbove) {}
}
