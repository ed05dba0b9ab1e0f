package dev.breakglass.dsl.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a pass: a value, unless there were errors in the way, and what there is to say about the text.
 *
 * @param value absent only when a diagnostic says why
 * @param diagnostics in order of file and place
 */
public record Checked<T>(Optional<T> value, List<Diagnostic> diagnostics) {

    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
