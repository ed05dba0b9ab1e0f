package dev.breakglass.cli;

import dev.breakglass.scenario.coverage.CoberturaReport;
import dev.breakglass.scenario.coverage.Coverage;
import dev.breakglass.scenario.coverage.CoverageText;
import dev.breakglass.scenario.coverage.CoveredSet;
import dev.breakglass.scenario.coverage.LcovReport;
import dev.breakglass.scenario.report.HtmlReport;
import dev.breakglass.scenario.suite.PolicyFaultException;
import dev.breakglass.scenario.suite.PolicyLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** What {@code bgp simulate} is told about coverage, and what it does about it. */
final class CoverageOptions {

    static final String COVERAGE = "coverage";
    static final String REPORT = "coverage-report";
    static final String MIN = "min";
    private static final int WHOLE = 100;

    private final CommandLine line;
    private final Console console;
    private final OptionalInt min;
    private final List<Written> writers = new ArrayList<>();
    private final Set<Path> uncounted = new TreeSet<>();
    private Optional<Coverage> coverage = Optional.empty();

    /** @param name as it was written */
    private record Written(String name, Path file, Function<List<CoveredSet>, String> writer) {}

    /** @throws UsageException if they make no sense, before anything is played */
    CoverageOptions(CommandLine line, Console console, OutputFiles outputs) throws IOException {
        this.line = line;
        this.console = console;
        this.min = line.hasOption(MIN) ? OptionalInt.of(percent(line.getOptionValue(MIN))) : OptionalInt.empty();
        for (String file : Optional.ofNullable(line.getOptionValues(REPORT)).orElse(new String[0])) {
            Function<List<CoveredSet>, String> writer = writer(file);
            writers.add(new Written(file, outputs.of(REPORT, file), writer));
        }
    }

    static void addTo(Options options) {
        options.addOption(null, COVERAGE, false, "say what of each policy was reached and what was not")
                .addOption(
                        Main.valued(
                                REPORT,
                                "FILE",
                                "write coverage: .html over the source, .info for LCOV, .xml for Cobertura; more than once for several"))
                .addOption(Main.valued(MIN, "PERCENT", "fail when less than that is reached of a policy"));
    }

    /** The same policies, noting what they are asked if anybody wants to know; the page for people always shows it. */
    PolicyLoader over(PolicyLoader policies) {
        if (!line.hasOption(COVERAGE)
                && min.isEmpty()
                && writers.isEmpty()
                && !line.hasOption(SimulateOptions.REPORT)) {
            return policies;
        }
        Coverage counted = new Coverage(policies, console.folder());
        coverage = Optional.of(counted);
        return counted;
    }

    /** Counts policies below a folder as well that no scenario has played: of those, nothing was reached. */
    void countAll(String folder) throws IOException {
        if (coverage.isEmpty() || !Files.isDirectory(console.path(folder))) {
            return;
        }
        for (Path set : PolicyFolders.below(folder, console)) {
            try {
                coverage.get().load(console.path(set.toString()));
            } catch (PolicyFaultException e) {
                uncounted.add(set);
            }
        }
    }

    /** What was reached of each policy so far; none if nobody wants to know. */
    List<CoveredSet> sets() {
        return coverage.map(Coverage::sets).orElse(List.of());
    }

    /** Says and writes what was asked for; a policy of which too little was reached is a fault. */
    ExitCode finish(PrintStream out) throws IOException {
        List<CoveredSet> sets = sets();
        if (line.hasOption(COVERAGE)) {
            out.print(CoverageText.write(sets));
        }
        for (Written each : writers) {
            SimulateOutputs.write(each.name(), each.file(), each.writer().apply(sets));
            out.println("coverage: " + each.name());
        }
        for (Path set : uncounted) {
            out.println(
                    "coverage of " + set + " cannot be counted, since the policy has mistakes; `bgp check` says which");
        }
        List<CoveredSet> tooLittle =
                sets.stream().filter(set -> set.percent() < min.orElse(0)).toList();
        for (CoveredSet set : tooLittle) {
            int missing = set.missing().size();
            out.println("coverage of " + set.name() + " is " + set.percent() + "%, and --min asks for "
                    + min.orElse(0) + "%: " + Words.count(missing, "thing") + " not reached"
                    + (line.hasOption(COVERAGE) ? "" : "; --coverage says which"));
        }
        boolean isEnough = tooLittle.isEmpty() && (min.isEmpty() || uncounted.isEmpty());
        return isEnough ? ExitCode.OK : ExitCode.FAULT;
    }

    private static int percent(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > WHOLE) {
            throw new UsageException("--min takes a whole number from 0 to 100, not `" + text + "`");
        }
        return Integer.parseInt(text);
    }

    private static Function<List<CoveredSet>, String> writer(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".html")) {
            return HtmlReport::write;
        } else if (name.endsWith(".info")) {
            return LcovReport::write;
        } else if (name.endsWith(".xml")) {
            return CoberturaReport::write;
        }
        throw new UsageException(
                "--coverage-report takes a file that ends in .html, .info or .xml, not `" + file + "`");
    }
}
