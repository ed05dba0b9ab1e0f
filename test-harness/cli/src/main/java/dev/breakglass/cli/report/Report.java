package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;

/**
 * All that a command found. Immutable.
 *
 * @param findings set by set in the order in which the sets were named, each in order of file and place
 * @param notes what else there is to know
 * @param exitStatus of the command
 */
public record Report(List<Finding> findings, List<Note> notes, int exitStatus) {

    public Report {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Something to know about a whole policy set.
     *
     * @param set as the caller named it
     */
    public record Note(String set, String message) {}

    List<Diagnostic> diagnostics() {
        return findings.stream().map(Finding::diagnostic).toList();
    }
}
