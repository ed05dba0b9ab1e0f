package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A form in which findings are printed: for people, or for one kind of machine. */
interface FindingsFormat {

    /** All findings of all sets as one text; ends with a line feed unless it is empty. */
    String text(List<Findings> found);

    /** Every form there is, by the word that {@code --format} takes. */
    static SortedMap<String, FindingsFormat> all(boolean colour) {
        SortedMap<String, FindingsFormat> formats = new TreeMap<>();
        formats.put("text", new Text(new DiagnosticRenderer(colour)));
        return formats;
    }

    /** The source line, carets below it, and what to do. */
    record Text(DiagnosticRenderer renderer) implements FindingsFormat {

        @Override
        public String text(List<Findings> found) {
            return found.stream()
                    .filter(findings -> !findings.diagnostics().isEmpty())
                    .map(findings -> renderer.render(findings.diagnostics()))
                    .collect(Collectors.joining("\n"));
        }
    }
}
