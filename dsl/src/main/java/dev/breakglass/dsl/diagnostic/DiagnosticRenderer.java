package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import java.util.List;

/** Prints diagnostics for people: the source line, carets below it, and what to do. Immutable and thread-safe. */
public final class DiagnosticRenderer {
    private final boolean colour;

    /** @param colour whether to use ANSI escape sequences, as on a terminal */
    public DiagnosticRenderer(boolean colour) {
        this.colour = colour;
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
        int gutter = String.valueOf(diagnostic.place().start().line()).length();
        for (Diagnostic.Related related : diagnostic.related()) {
            gutter = Math.max(
                    gutter, String.valueOf(related.place().start().line()).length());
        }
        String indent = " ".repeat(gutter);
        Ansi strong = diagnostic.severity() == Severity.ERROR ? Ansi.RED : Ansi.YELLOW;
        out.append(paint(
                        strong,
                        diagnostic.severity().word() + "[" + diagnostic.code().id() + "]"))
                .append(": ")
                .append(Quote.visible(diagnostic.message()))
                .append('\n');
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

    private void footer(StringBuilder out, String indent, String words) {
        out.append(indent)
                .append(paint(Ansi.BLUE, "="))
                .append(' ')
                .append(Quote.visible(words))
                .append('\n');
    }

    private void excerpt(StringBuilder out, Place place, String label, char mark, Ansi style, int gutter) {
        String indent = " ".repeat(gutter);
        Position start = place.start();
        SourceLine line = SourceLine.of(place);
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
        String marks = String.valueOf(mark).repeat(line.marked());
        String words = label.isEmpty() ? marks : marks + " " + Quote.visible(label);
        out.append(indent)
                .append(paint(Ansi.BLUE, "│"))
                .append(" ".repeat(line.before() + 1))
                .append(paint(style, words))
                .append('\n');
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
