package dev.breakglass.dsl.format;

import dev.breakglass.dsl.parse.Part;
import java.util.List;

/** Lays documents out. Recursion goes as deep as they nest. Not thread-safe. */
final class Printer {
    /** The width of a line, in Unicode code points; a line is longer only where nothing in it can be broken. */
    static final int WIDTH_MAX = 100;

    /** How much further in the lines of a block stand. */
    static final int STEP = 2;

    private final Lines lines = new Lines();
    private boolean keepsBlank;

    /** One document on lines of its own, with the empty lines that its author left in the comments above it. */
    void print(Doc doc) {
        lines.end();
        keepsBlank = true;
        print(doc, new Frame(false, 0, 0));
    }

    void blankLine() {
        lines.blank();
    }

    /** Comments on lines of their own, with the empty lines that their author left. */
    void comments(List<Part.Comment> comments) {
        keepsBlank = true;
        above(comments, 0);
    }

    String text() {
        return lines.text();
    }

    /**
     * Where a document is laid out.
     *
     * @param broken whether the breaks of the group around it end lines
     * @param indent of lines that begin in it
     * @param rest the width of what follows it on its last line
     */
    private record Frame(boolean broken, int indent, int rest) {
        Frame resting(int other) {
            return new Frame(broken, indent, other);
        }

        Frame at(int column) {
            return new Frame(broken, column, rest);
        }

        Frame breaking(boolean breaks) {
            return new Frame(breaks, indent, rest);
        }
    }

    private void print(Doc doc, Frame frame) {
        if (doc instanceof Doc.Word word) {
            word(word, frame.indent());
        } else if (doc instanceof Doc.Break end) {
            if (frame.broken()) {
                lines.end();
                keepsBlank = end != Doc.Break.SOFT;
            }
        } else if (doc instanceof Doc.Tab tab) {
            lines.pad(tab.column());
        } else if (doc instanceof Doc.Sequence sequence) {
            sequence(sequence.docs(), frame);
        } else if (doc instanceof Doc.Group group) {
            print(group.doc(), frame.breaking(!fits(group, frame)));
        } else if (doc instanceof Doc.Fill fill) {
            fill(fill.items(), frame);
        } else if (doc instanceof Doc.Indent indent) {
            print(indent.doc(), frame.at(frame.indent() + indent.by()));
        } else if (doc instanceof Doc.Align align) {
            Extent extent = align.extent();
            print(align.doc(), extent.leads() ? frame : frame.at(lines.next(extent.lead(), frame.indent())));
        }
    }

    private boolean fits(Doc doc, Frame frame) {
        Extent extent = doc.extent();
        int start = extent.leads() ? frame.indent() : lines.next(extent.lead(), frame.indent());
        return start + extent.flat() + frame.rest() <= WIDTH_MAX;
    }

    private void sequence(List<Doc> docs, Frame frame) {
        int[] rests = new int[docs.size()];
        int rest = frame.rest();
        for (int i = docs.size() - 1; i >= 0; i--) {
            rests[i] = rest;
            Extent extent = docs.get(i).extent();
            rest = extent.leads() ? 0 : extent.lead() + extent.head() + (extent.ends() ? 0 : rest);
        }
        for (int i = 0; i < docs.size(); i++) {
            print(docs.get(i), frame.resting(rests[i]));
        }
    }

    private void fill(List<Doc> items, Frame frame) {
        for (int i = 0; i < items.size(); i++) {
            Doc item = items.get(i);
            Frame here = frame.resting(i == items.size() - 1 ? frame.rest() : 0);
            if (i > 0 && !fits(item, here)) {
                lines.end();
            }
            print(item, here);
        }
    }

    private void word(Doc.Word word, int indent) {
        Part.Lexeme lexeme = word.lexeme();
        above(lexeme.above(), word.closes() ? indent + STEP : indent);
        if (keepsBlank && lexeme.blankAbove() && !word.closes()) {
            lines.blank();
        }
        keepsBlank = false;
        lines.word(lexeme.text(), word.extent().lead(), indent);
        lexeme.beside().ifPresent(comment -> lines.beside(comment.text().stripTrailing()));
    }

    private void above(List<Part.Comment> comments, int indent) {
        for (Part.Comment comment : comments) {
            if (keepsBlank && comment.blankAbove()) {
                lines.blank();
            }
            lines.above(comment.text().stripTrailing(), indent);
        }
    }
}
