package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;

/**
 * What there is to say about one policy set.
 *
 * @param path of the set, as the caller wrote it; a diagnostic's file name is relative to it
 * @param diagnostics in order of file and place
 */
record Findings(String path, List<Diagnostic> diagnostics) {

    Findings {
        diagnostics = List.copyOf(diagnostics);
    }
}
