package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import java.util.List;

/** Prints diagnostics for people: the source line, carets below it, and what to do. Immutable and thread-safe. */
public final class DiagnosticRenderer {
    /** A label that has less room beside its carets goes below them. */
    private static final int LABEL_ROOM_MIN = 24;

    private final boolean colour;
    private final Width width;

    /** @param colour whether to use ANSI escape sequences, as on a terminal */
    public DiagnosticRenderer(boolean colour) {
        this(colour, Width.UNKNOWN);
    }

    /** @param colour whether to use ANSI escape sequences, as on a terminal */
    public DiagnosticRenderer(boolean colour, Width width) {
        this.colour = colour;
        this.width = width;
    }

    /** One diagnostic, for those who have no more; ends with a line feed. */
    public static String render(Diagnostic diagnostic, boolean colour) {
        return new DiagnosticRenderer(colour).render(diagnostic);
    }

    /** All of them, an empty line between; ends with a line feed unless there are none. */
    public String render(List<Diagnostic> diagnostics) {
        return String.join("\n", diagnostics.stream().map(this::render).toList());
    }

    /** One of them; ends with a line feed. */
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        int gutter = gutter(diagnostic);
        String indent = " ".repeat(gutter);
        Ansi strong = diagnostic.severity() == Severity.ERROR ? Ansi.RED : Ansi.YELLOW;
        String kind = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
        out.append(paint(strong, kind)).append(": ");
        prose(out, kind.length() + 2, diagnostic.message());
        excerpt(out, diagnostic.place(), diagnostic.label(), '^', strong, gutter);
        for (Diagnostic.Related related : diagnostic.related()) {
            excerpt(out, related.place(), related.label(), '-', Ansi.BLUE, gutter);
        }
        if (diagnostic.note().isPresent() || diagnostic.help().isPresent()) {
            out.append(indent).append(paint(Ansi.BLUE, "│")).append('\n');
        }
        diagnostic.note().ifPresent(note -> footer(out, indent, note));
        diagnostic.help().ifPresent(help -> footer(out, indent, "help: " + help));
        return out.toString();
    }

    /** The digits of the longest line number. */
    private static int gutter(Diagnostic diagnostic) {
        int last = diagnostic.place().start().line();
        for (Diagnostic.Related related : diagnostic.related()) {
            last = Math.max(last, related.place().start().line());
        }
        return String.valueOf(last).length();
    }

    private void footer(StringBuilder out, String indent, String words) {
        out.append(indent).append(paint(Ansi.BLUE, "=")).append(' ');
        prose(out, indent.length() + 2, words);
    }

    /** A sentence, of which every line begins at the same cell. */
    private void prose(StringBuilder out, int from, String words) {
        int room = width.prose() - from;
        List<String> lines = WordWrap.lines(Quote.visible(words), room, room);
        out.append(String.join('\n' + " ".repeat(from), lines)).append('\n');
    }

    private void excerpt(StringBuilder out, Place place, String label, char mark, Ansi style, int gutter) {
        String indent = " ".repeat(gutter);
        Position start = place.start();
        SourceLine line = SourceLine.of(place, width.all() - gutter - 2);
        out.append(indent).append(paint(Ansi.BLUE, "┌─")).append(' ');
        out.append(Quote.visible(place.file().name()))
                .append(':')
                .append(start.line())
                .append(':')
                .append(start.column())
                .append('\n');
        out.append(indent).append(paint(Ansi.BLUE, "│")).append('\n');
        String number = " ".repeat(gutter - String.valueOf(start.line()).length()) + start.line();
        out.append(paint(Ansi.BLUE, number + "│"))
                .append((' ' + line.text()).stripTrailing())
                .append('\n');
        String edge = indent + paint(Ansi.BLUE, "│");
        marks(out, edge, line, String.valueOf(mark).repeat(line.marked()), Quote.visible(label), style, gutter);
    }

    /** The carets, and the label beside them where there is room for it, else below. */
    private void marks(
            StringBuilder out, String edge, SourceLine line, String marks, String label, Ansi style, int gutter) {
        String first = edge + " ".repeat(line.before() + 1);
        if (label.isEmpty()) {
            out.append(first).append(paint(style, marks)).append('\n');
            return;
        }
        int cells = Cells.of(label);
        int left = line.before() + 1 + line.marked() + 1;
        int room = width.all() - gutter - 1 - left;
        if (room >= Math.min(cells, LABEL_ROOM_MIN)) {
            List<String> lines = WordWrap.lines(label, room, room);
            out.append(first).append(paint(style, marks + ' ' + lines.get(0))).append('\n');
            below(out, edge + " ".repeat(left), lines.subList(1, lines.size()), style);
        } else {
            out.append(first).append(paint(style, marks)).append('\n');
            int most = width.all() - gutter - 2;
            int from = Math.max(0, Math.min(line.before(), most - cells));
            below(out, edge + " ".repeat(from + 1), WordWrap.lines(label, most - from, most - from), style);
        }
    }

    private void below(StringBuilder out, String before, List<String> lines, Ansi style) {
        lines.forEach(words -> out.append(before).append(paint(style, words)).append('\n'));
    }

    private String paint(Ansi style, String words) {
        return colour ? style.sequence + words + "\u001b[0m" : words;
    }

    private enum Ansi {
        RED("\u001b[1;31m"),
        YELLOW("\u001b[1;33m"),
        BLUE("\u001b[1;34m");

        private final String sequence;

        Ansi(String sequence) {
            this.sequence = sequence;
        }
    }
}
