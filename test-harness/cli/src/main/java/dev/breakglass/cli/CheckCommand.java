package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp check}: everything that is wrong with policy sets, all at once. */
final class CheckCommand implements Command {
    private static final String EXPLAIN = "explain";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String usage() {
        return "PATH… [--format FORMAT] | --explain CODE";
    }

    @Override
    public String summary() {
        return "parse, resolve, type-check and lint policy sets; all errors at once";
    }

    @Override
    public String example() {
        return "./bgp check policies/payments";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Reporting.option())
                .addOption(Main.valued(EXPLAIN, "CODE", "the page about a diagnostic, such as BGP2014"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.hasOption(EXPLAIN)) {
            return Explain.page(line.getOptionValue(EXPLAIN), console);
        }
        if (line.getArgList().isEmpty()) {
            throw new UsageException("check needs a folder or a file of policies; see `bgp help check`");
        }
        Reporting reporting = Reporting.of(line, console);
        ExitCode code = ExitCode.OK;
        for (String path : line.getArgList()) {
            PolicySet set = Progress.during(console, "checking " + path, () -> PolicySet.read(console.path(path)));
            List<Diagnostic> found = found(set, console.path(path), console);
            if (count(found, Severity.ERROR) > 0) {
                code = ExitCode.FAULT;
            }
            reporting.add(path, found, notes(set), summary(path, set, found));
        }
        return reporting.end(code);
    }

    /** The errors, or of a set without any what looks like a mistake; the linter's notes are for those who ask it. */
    private static List<Diagnostic> found(PolicySet set, Path path, Console console) throws IOException {
        if (set.checked().value().isEmpty()) {
            return set.checked().diagnostics();
        }
        Settings settings = LintConfig.settings(path, console);
        return Linter.lint(set.checked().value().get(), settings).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    private static List<String> notes(PolicySet set) {
        int invariants = set.checked()
                .value()
                .map(whole -> whole.policy().invariants().size())
                .orElse(0);
        return invariants == 0
                ? List.of()
                : List.of(Words.count(invariants, "invariant") + (invariants == 1 ? " is" : " are")
                        + " type-checked here, and not proved");
    }

    private static String summary(String path, PolicySet set, List<Diagnostic> found) {
        String files = path + ": " + Words.count(set.sources().size(), "file");
        String sizes =
                set.checked().value().map(whole -> ", " + sizes(whole.policy())).orElse("");
        long errors = count(found, Severity.ERROR);
        long warnings = count(found, Severity.WARNING);
        return files + sizes + ": " + (errors == 0 ? "no errors" : Words.count(errors, "error"))
                + (warnings == 0 ? "" : ", " + Words.count(warnings, "warning"));
    }

    private static String sizes(Policy policy) {
        return Words.count(policy.zones().size(), "zone") + ", "
                + Words.count(policy.paths().size(), "path");
    }

    private static long count(List<Diagnostic> found, Severity severity) {
        return found.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
