package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;

/** Shows a diagnostic to a person: message, place, source line, carets, notes. */
public final class DiagnosticRenderer {

    /** Longer source lines are cut around the place. */
    private static final int LINE_CHARACTERS_MAX = 160;

    private static final String RESET = "\u001b[0m";

    private final StringBuilder out = new StringBuilder();
    private final boolean colour;

    private DiagnosticRenderer(boolean colour) {
        this.colour = colour;
    }

    /** The whole diagnostic, ending without a line end. */
    public static String render(Diagnostic diagnostic, boolean colour) {
        return new DiagnosticRenderer(colour).all(diagnostic);
    }

    private String all(Diagnostic diagnostic) {
        String accent = diagnostic.severity() == Severity.ERROR ? "\u001b[1;31m" : "\u001b[1;33m";
        out.append(paint(
                        accent,
                        diagnostic.severity().word() + "[" + diagnostic.code().text() + "]"))
                .append(": ")
                .append(visible(diagnostic.message()))
                .append('\n');
        excerpt(diagnostic.place(), diagnostic.label(), accent, "┌─");
        for (Diagnostic.Related related : diagnostic.related()) {
            excerpt(related.place(), related.label(), "\u001b[1;34m", "├─");
        }
        for (String note : diagnostic.notes()) {
            out.append("  = ").append(visible(note)).append('\n');
        }
        return out.toString();
    }

    private void excerpt(Place place, String label, String accent, String corner) {
        Position at = place.start();
        String number = Integer.toString(at.line());
        String margin = " ".repeat(Math.max(number.length(), 2));
        out.append(margin).append(corner).append(' ').append(place).append('\n');
        out.append(margin).append("│\n");
        String line = place.file().line(at.line());
        int from = line.offsetByCodePoints(0, Math.min(at.column() - 1, line.codePointCount(0, line.length())));
        int length = Math.min(place.span().end() - place.span().start(), line.length() - from);
        int cut = from > LINE_CHARACTERS_MAX / 2 ? from - LINE_CHARACTERS_MAX / 2 : 0;
        int end = Math.min(line.length(), cut + LINE_CHARACTERS_MAX);
        int to = Math.min(from + Math.max(length, 0), end);
        out.append(" ".repeat(margin.length() - number.length())).append(number).append("│ ");
        out.append(visible(line.substring(cut, end))).append('\n');
        int carets = Math.max(1, visible(line.substring(from, to)).length());
        out.append(margin)
                .append("│ ")
                .append(" ".repeat(visible(line.substring(cut, from)).length()));
        out.append(paint(accent, "^".repeat(carets) + (label.isEmpty() ? "" : " " + visible(label))))
                .append('\n');
        out.append(margin).append("│\n");
    }

    private String paint(String how, String text) {
        return colour ? how + text + RESET : text;
    }

    /** Nothing in a policy may move the cursor or turn the text round; a tab is two spaces. */
    private static String visible(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                safe.append("  ");
            } else if (c < 0x20
                    || (c >= 0x7f && c < 0xa0)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0x2028
                    || c == 0x2029) {
                safe.append(String.format("<U+%04X>", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
