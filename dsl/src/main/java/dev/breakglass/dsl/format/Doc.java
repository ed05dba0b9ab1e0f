package dev.breakglass.dsl.format;

import dev.breakglass.dsl.parse.Part;
import java.util.List;

/**
 * A piece of text with the places where its lines may end, in the manner of Wadler's "A prettier printer" and Oppen's
 * "Prettyprinting": extents are known beforehand, so that laying it out takes linear time.
 */
sealed interface Doc {

    Extent extent();

    /** The same documents, one after the other. */
    static Doc of(Doc... docs) {
        return new Sequence(List.of(docs));
    }

    /** Whether it takes more than one line even when a line is all its own. */
    default boolean isTooWide() {
        return extent().flat() > Printer.WIDTH_MAX;
    }

    /**
     * A word with its comments.
     *
     * @param spaced whether a space stands before it on a line
     * @param closes whether it closes what is further in, so that the comments above it stand further in as well
     */
    record Word(Part.Lexeme lexeme, boolean spaced, boolean closes, Extent extent) implements Doc {
        Word(Part.Lexeme lexeme, boolean spaced, boolean closes) {
            this(lexeme, spaced, closes, extent(lexeme, spaced));
        }

        private static Extent extent(Part.Lexeme lexeme, boolean spaced) {
            int width = lexeme.text().codePointCount(0, lexeme.text().length());
            boolean trails = lexeme.beside().isPresent();
            return new Extent(
                    spaced ? 1 : 0, width, width, trails, !lexeme.above().isEmpty(), trails);
        }
    }

    /** A place where a line may end; it does when the group around it is broken. */
    enum Break implements Doc {
        /** Between the words of one clause. */
        SOFT,
        /** Between rows, where an empty line that the author left stays. */
        ROW,
        /** The same between clauses, which never share a line. */
        CLAUSE;

        @Override
        public Extent extent() {
            return new Extent(0, this == CLAUSE ? Extent.UNBOUNDED : 0, 0, true, false, false);
        }
    }

    /** Documents one after the other. */
    record Sequence(List<Doc> docs, Extent extent) implements Doc {
        Sequence(List<Doc> docs) {
            this(List.copyOf(docs), sum(docs));
        }
    }

    /** On one line when it fits; otherwise every break that belongs to it ends a line. */
    record Group(Doc doc) implements Doc {
        @Override
        public Extent extent() {
            return doc.extent();
        }
    }

    /** Items with a break between any two, which ends a line only where the next item does not fit. */
    record Fill(List<Doc> items, Extent extent) implements Doc {
        Fill(List<Doc> items) {
            this(List.copyOf(items), sum(items));
        }
    }

    /** Its lines, but for one that has begun, stand further in. */
    record Indent(int by, Doc doc) implements Doc {
        @Override
        public Extent extent() {
            return doc.extent();
        }
    }

    /** Its lines stand below its first word. */
    record Align(Doc doc) implements Doc {
        @Override
        public Extent extent() {
            return doc.extent();
        }
    }

    /** Spaces up to a column, counted from 0; nothing when the line is that long already. */
    record Tab(int column) implements Doc {
        @Override
        public Extent extent() {
            return new Extent(0, 0, 0, false, false, false);
        }
    }

    private static Extent sum(List<Doc> docs) {
        if (docs.isEmpty()) {
            return new Extent(0, 0, 0, false, false, false);
        }
        Extent sum = docs.get(0).extent();
        for (Doc doc : docs.subList(1, docs.size())) {
            sum = sum.then(doc.extent());
        }
        return sum;
    }
}
