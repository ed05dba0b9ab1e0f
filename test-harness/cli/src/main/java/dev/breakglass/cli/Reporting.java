package dev.breakglass.cli;

import dev.breakglass.cli.report.Finding;
import dev.breakglass.cli.report.Origin;
import dev.breakglass.cli.report.Report;
import dev.breakglass.cli.report.ReportFormat;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * How a command tells what it found in policy sets, as {@code --format} asks: findings to standard output, and to
 * standard error what people want to know besides. A document that another program reads comes at the end and whole.
 */
final class Reporting {
    private static final String OPTION = "format";

    private final Console console;
    private final ReportFormat format;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Report.Note> notes = new ArrayList<>();

    private Reporting(Console console, ReportFormat format) {
        this.console = console;
        this.format = format;
    }

    /** The option {@code --format}. */
    static Option option() {
        return Main.valued(OPTION, "FORMAT", "text (default), plain, json, sarif or github");
    }

    /** @throws UsageException if there is no such format */
    static Reporting of(CommandLine line, Console console) {
        String wanted = line.getOptionValue(OPTION, ReportFormat.NAMES.get(0));
        String name = wanted.equals("text") && console.terminal().isPlain() ? "plain" : wanted;
        return ReportFormat.named(name, console.colour(), console.terminal().width())
                .map(format -> new Reporting(console, format))
                .orElseThrow(() -> new UsageException(
                        "--format is one of " + String.join(", ", ReportFormat.NAMES) + ", not `" + wanted + "`"));
    }

    /**
     * One policy set is done.
     *
     * @param path as the caller named it
     * @param notes to know about the set as a whole
     * @param summary one line, for people only
     */
    void add(String path, List<Diagnostic> found, List<String> notes, String summary) {
        Origin origin = Origin.of(console.folder(), console.path(path));
        List<Finding> here = found.stream()
                .map(diagnostic -> new Finding(origin, diagnostic))
                .toList();
        List<Report.Note> said =
                notes.stream().map(words -> new Report.Note(path, words)).toList();
        if (format.isDocument()) {
            findings.addAll(here);
            this.notes.addAll(said);
        } else {
            print(new Report(here, said, 0));
            if (!here.isEmpty()) {
                console.err().println();
            }
            console.err().println(summary);
            said.forEach(note -> console.err().println(path + ": note: " + note.message()));
        }
    }

    /** All sets are done. */
    ExitCode end(ExitCode code) {
        if (format.isDocument()) {
            print(new Report(findings, notes, code.status()));
        }
        return code;
    }

    private void print(Report report) {
        console.out().print(format.write(report));
        console.out().flush();
    }
}
