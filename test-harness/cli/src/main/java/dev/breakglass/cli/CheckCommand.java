package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.model.Policy;
import java.io.IOException;
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
        return "parse, resolve and type-check policy sets; all errors at once";
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
            if (set.checked().value().isEmpty()) {
                code = ExitCode.FAULT;
            }
            reporting.add(path, set.checked().diagnostics(), notes(set), summary(path, set));
        }
        return reporting.end(code);
    }

    private static List<String> notes(PolicySet set) {
        int invariants =
                set.checked().value().map(policy -> policy.invariants().size()).orElse(0);
        return invariants == 0
                ? List.of()
                : List.of(Words.count(invariants, "invariant") + (invariants == 1 ? " is" : " are")
                        + " type-checked here, and not proved");
    }

    private static String summary(String path, PolicySet set) {
        String files = path + ": " + Words.count(set.sources().size(), "file");
        return set.checked()
                .value()
                .map(policy -> files + ", " + sizes(policy) + ": no errors")
                .orElseGet(() -> files + ": " + Words.count(errors(set.checked().diagnostics()), "error"));
    }

    private static String sizes(Policy policy) {
        return Words.count(policy.zones().size(), "zone") + ", "
                + Words.count(policy.paths().size(), "path");
    }

    private static long errors(List<Diagnostic> found) {
        return found.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .count();
    }
}
