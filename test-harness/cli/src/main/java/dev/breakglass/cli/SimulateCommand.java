package dev.breakglass.cli;

import dev.breakglass.scenario.report.HtmlReport;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.suite.PolicyLoader;
import dev.breakglass.scenario.suite.ScenarioSuite;
import dev.breakglass.scenario.suite.SuiteListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp simulate}: plays scenarios and says which did not go as they should. */
final class SimulateCommand implements Command {

    private static final String REPORT = "bgp-report.html";

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String usage() {
        return "PATH… [--key PUBLIC…] [--report FILE] [--keep-logs DIR]\n"
                + "       [--coverage] [--coverage-report FILE] [--min PERCENT]";
    }

    @Override
    public String summary() {
        return "play every scenario at or below the paths, on a virtual clock";
    }

    @Override
    public String example() {
        return "./bgp simulate policies";
    }

    @Override
    public Options options() {
        Options options = new Options()
                .addOption(Keys.keyOption())
                .addOption(Main.valued("report", "FILE", "where the HTML report goes; " + REPORT + " when not said"))
                .addOption(Main.valued(
                        "keep-logs", "DIR", "leave each scenario's audit log there, with its key in log.vkey"));
        CoverageOptions.addTo(options);
        return options;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("simulate needs a folder or a file of scenarios; see `bgp help simulate`");
        }
        Optional<Path> logs =
                Optional.ofNullable(line.getOptionValue("keep-logs")).map(console::path);
        List<Path> paths = line.getArgList().stream().map(console::path).toList();
        PolicyLoader policies = new PolicyFiles(line.hasOption("key") ? Keys.trusted(line, console) : List.of());
        CoverageOptions coverage = new CoverageOptions(line, console);
        SuiteResult result = new ScenarioSuite(coverage.over(policies), logs).play(paths, new Lines(console));
        if (result.scenarios().isEmpty() && result.problems().isEmpty()) {
            throw new UsageException("there is no scenario at or below " + String.join(", ", line.getArgList()));
        }
        String report = line.getOptionValue("report", REPORT);
        Path file = console.path(report).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, HtmlReport.write(result));
        console.out().println(total(result));
        console.out().println("report: " + report);
        ExitCode covered = coverage.finish(console.out());
        return result.failed() == 0 ? covered : ExitCode.FAULT;
    }

    private static String total(SuiteResult result) {
        long failed = result.failed();
        return Words.count(result.scenarios().size() + result.problems().size(), "scenario") + ", "
                + Words.count(result.steps(), "step") + ": "
                + (failed == 0 ? "all as expected" : failed + " not as expected");
    }

    /** A line for each scenario as soon as it has been played, and below it what went wrong. */
    private record Lines(Console console) implements SuiteListener {

        @Override
        public void played(ScenarioResult scenario) {
            mark(scenario.passed(), scenario.title() + "  (" + scenario.file() + ")");
            scenario.failures()
                    .forEach(failure -> console.out().println(failure.indent(6).stripTrailing()));
        }

        @Override
        public void notPlayed(SuiteResult.FileFailure failure) {
            mark(false, failure.file());
            console.out().println(failure.message().indent(6).stripTrailing());
        }

        private void mark(boolean passed, String text) {
            String word = passed ? "pass" : "FAIL";
            String colour = passed ? "\u001b[32m" : "\u001b[1;31m";
            console.out().println((console.colour() ? colour + word + "\u001b[0m" : word) + "  " + text);
            console.out().flush();
        }
    }
}
