package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import java.util.List;

/**
 * Prints diagnostics as plain sentences, one a line, for those who listen to a screen reader: nothing is drawn, and
 * what carets would point at is quoted. Stateless and thread-safe.
 */
public final class SpokenRenderer {

    private SpokenRenderer() {}

    /** All of them, an empty line between; ends with a line feed unless there are none. */
    public static String render(List<Diagnostic> diagnostics) {
        return String.join(
                "\n", diagnostics.stream().map(SpokenRenderer::render).toList());
    }

    /** One of them; ends with a line feed. */
    public static String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        sentence(
                out,
                diagnostic.severity().word() + " " + diagnostic.code().id() + " "
                        + diagnostic.code().slug() + ": " + diagnostic.message());
        sentence(out, "At " + where(diagnostic.place(), diagnostic.label()));
        String line =
                SourceLine.of(diagnostic.place(), Width.UNKNOWN.all()).text().strip();
        if (!line.isEmpty()) {
            out.append("The line reads: ").append(line).append('\n');
        }
        diagnostic.related().forEach(related -> sentence(out, "See " + where(related.place(), related.label())));
        diagnostic.note().ifPresent(note -> sentence(out, "Note: " + note));
        diagnostic.help().ifPresent(help -> sentence(out, "Help: " + help));
        return out.toString();
    }

    private static String where(Place place, String label) {
        Position start = place.start();
        String marked = marked(place);
        return place.file().name() + ", line " + start.line() + ", column " + start.column()
                + (marked.isEmpty() ? "" : ", " + Quote.of(marked))
                + (label.isEmpty() ? "" : ": " + label);
    }

    /** What the place covers of its first line. */
    private static String marked(Place place) {
        String text = place.file().text();
        int from = Math.min(place.span().start(), text.length());
        return text.substring(from, Math.min(place.span().end(), text.length()))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static void sentence(StringBuilder out, String words) {
        out.append(Quote.visible(words));
        if (!words.endsWith("?") && !words.endsWith("}")) {
            out.append('.');
        }
        out.append('\n');
    }
}
