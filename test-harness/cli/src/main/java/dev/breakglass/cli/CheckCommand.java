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

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String usage() {
        return "PATH…";
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
        return new Options();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("check needs a folder or a file of policies; see `bgp help check`");
        }
        ExitCode code = ExitCode.OK;
        for (String path : line.getArgList()) {
            PolicySet set = PolicySet.read(console.path(path));
            set.print(console);
            List<Diagnostic> found = set.checked().diagnostics();
            long errors =
                    found.stream().filter(d -> d.severity() == Severity.ERROR).count();
            if (set.checked().value().isEmpty()) {
                code = ExitCode.FAULT;
            }
            console.err().println(summary(path, set, errors));
        }
        return code;
    }

    private static String summary(String path, PolicySet set, long errors) {
        String files = Words.count(set.sources().size(), "file");
        return set.checked()
                .value()
                .map(policy ->
                        path + ": " + files + ", " + Words.count(policy.zones().size(), "zone") + ", "
                                + Words.count(policy.paths().size(), "path") + ": no errors" + unproved(policy))
                .orElseGet(() -> path + ": " + files + ": " + Words.count(errors, "error"));
    }

    private static String unproved(Policy policy) {
        return policy.invariants().isEmpty()
                ? ""
                : "; note: " + Words.count(policy.invariants().size(), "invariant")
                        + " checked for names and types, not yet proved";
    }
}
