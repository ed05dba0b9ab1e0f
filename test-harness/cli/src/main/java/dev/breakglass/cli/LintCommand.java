package dev.breakglass.cli;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.fix.Fixer;
import dev.breakglass.dsl.read.SourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code bgp lint}: what is no error and still looks like a mistake. */
final class LintCommand implements Command {

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String usage() {
        return "PATH… [--fix] [--rule RULE]… [--config FILE]";
    }

    @Override
    public String summary() {
        return "find what is no error and still looks like a mistake";
    }

    @Override
    public String example() {
        return "./bgp lint policies/payments";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued("config", "FILE", "instead of the nearest bgp.yaml at or above each path"))
                .addOption(flag("no-config", "read no bgp.yaml; every rule is as it is"))
                .addOption(Main.valued("rule", "RULE", "this rule alone, by code or word; may be given again"))
                .addOption(Main.valued("min-severity", "WORD", "tell nothing below note, warning or error; note"))
                .addOption(Main.valued("fail-on", "WORD", "what ends with status 1: note, warning, error; warning"))
                .addOption(Reporting.option())
                .addOption(Main.valued("explain", "CODE", "show the page about a code or rule, and do nothing else"))
                .addOption(flag("fix", "write what can be put right without changing any decision"))
                .addOption(flag("dry-run", "with --fix: show it, and write nothing"))
                .addOption(flag("diff", "the same as --fix --dry-run"))
                .addOption(flag("rules", "list all rules, and do nothing else"));
    }

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.hasOption("rules")) {
            console.out().print(RuleList.text());
            return ExitCode.OK;
        }
        if (line.hasOption("explain")) {
            return Explain.page(line.getOptionValue("explain"), console);
        }
        LintRequest request = LintRequest.of(line, console);
        Reporting reporting = Reporting.of(line, console);
        ExitCode code = ExitCode.OK;
        for (String path : request.paths()) {
            List<Diagnostic> found =
                    Progress.during(console, "linting " + path, () -> look(request, path, console)).stream()
                            .filter(finding -> weighs(finding, request.least()))
                            .toList();
            if (request.diff()) {
                console.err().println(path + ": " + summary(found));
            } else {
                reporting.add(path, found, List.of(), path + ": " + summary(found));
            }
            if (found.stream().anyMatch(finding -> weighs(finding, request.failing()))) {
                code = ExitCode.FAULT;
            }
        }
        return request.diff() ? code : reporting.end(code);
    }

    private static List<Diagnostic> look(LintRequest request, String path, Console console) throws IOException {
        Path policies = console.path(path);
        Settings settings = LintConfig.settings(request, policies, console);
        Checked<CheckedSet> checked = Checker.checkSet(SourceReader.read(policies), Limits.standard());
        if (checked.value().isEmpty()) {
            return checked.diagnostics();
        }
        CheckedSet set = checked.value().get();
        if (request.write() || request.diff()) {
            Fixer.Fixed fixed = Fixer.fix(set, settings, Limits.standard());
            LintFix fix = new LintFix(path, policies, console);
            if (request.diff()) {
                fix.show(set, fixed);
            } else {
                fix.write(set, fixed);
                return Linter.lint(fixed.set(), settings);
            }
        }
        return Linter.lint(set, settings);
    }

    /** Severities are declared from the heaviest on. */
    private static boolean weighs(Diagnostic finding, Severity least) {
        return finding.severity().compareTo(least) <= 0;
    }

    private static String summary(List<Diagnostic> found) {
        if (found.isEmpty()) {
            return "nothing found";
        }
        return Arrays.stream(Severity.values())
                .sorted(Comparator.naturalOrder())
                .map(severity -> Words.count(
                        found.stream().filter(d -> d.severity() == severity).count(), severity.word()))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }
}
