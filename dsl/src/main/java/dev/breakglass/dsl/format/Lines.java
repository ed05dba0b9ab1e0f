package dev.breakglass.dsl.format;

import java.util.ArrayList;
import java.util.List;

/** The lines of the text that is being written. Not thread-safe. */
final class Lines {
    /** Between a word and the comment beside it. */
    private static final int GAP = 2;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int column;
    private int wordFrom;
    private String comment = "";

    /**
     * One line.
     *
     * @param width of the text, in Unicode code points
     * @param comment beside the text; empty when there is none
     */
    private record Line(String text, int width, String comment) {
        int indent() {
            return text.length() - text.stripLeading().length();
        }

        int widthWith(int gap) {
            return width + gap + comment.codePointCount(0, comment.length());
        }
    }

    /** The column at which a word would begin: after a space on a line, at the indent on the next. */
    int next(int space, int indent) {
        if (column == 0 || !comment.isEmpty()) {
            return indent;
        }
        return wordFrom > column ? wordFrom : column + space;
    }

    void word(String text, int space, int indent) {
        if (!comment.isEmpty()) {
            end();
        }
        int at = next(space, indent);
        line.append(" ".repeat(at - column)).append(text);
        column = at + text.codePointCount(0, text.length());
    }

    /** The next word stands at this column, if it stands on this line and the line is not that long already. */
    void pad(int to) {
        wordFrom = to;
    }

    /** A comment beside the word that was written last. */
    void beside(String text) {
        comment = text;
    }

    /** A comment on a line of its own. */
    void above(String text, int indent) {
        end();
        lines.add(new Line(" ".repeat(indent) + text, 0, ""));
    }

    /** Ends the line when there is anything in it. */
    void end() {
        if (column > 0) {
            lines.add(new Line(line.toString(), column, comment));
            line.setLength(0);
            column = 0;
            wordFrom = 0;
            comment = "";
        }
    }

    /** An empty line, but never two, and none at the beginning of the text or of a block. */
    void blank() {
        end();
        if (!lines.isEmpty()) {
            Line last = lines.get(lines.size() - 1);
            boolean opens = last.width() > 0 && last.text().endsWith("{");
            if (!opens && !last.text().isEmpty()) {
                lines.add(new Line("", 0, ""));
            }
        }
    }

    /** The whole text, each line with its line feed; comments beside adjacent lines stand below one another. */
    String text() {
        end();
        StringBuilder out = new StringBuilder();
        for (int start = 0; start < lines.size(); ) {
            int stop = start + 1;
            while (stop < lines.size() && isOneRun(lines.get(stop - 1), lines.get(stop))) {
                stop++;
            }
            write(lines.subList(start, stop), out);
            start = stop;
        }
        return out.toString();
    }

    private static boolean isOneRun(Line above, Line below) {
        return !above.comment().isEmpty() && !below.comment().isEmpty() && above.indent() == below.indent();
    }

    private static void write(List<Line> run, StringBuilder out) {
        int widest = run.stream().mapToInt(Line::width).max().orElse(0);
        boolean fits = run.stream().allMatch(each -> each.widthWith(widest - each.width() + GAP) <= Printer.WIDTH_MAX);
        for (Line each : run) {
            out.append(each.text());
            if (!each.comment().isEmpty()) {
                out.append(" ".repeat((fits ? widest - each.width() : 0) + GAP)).append(each.comment());
            }
            out.append('\n');
        }
    }
}
