package dev.breakglass.cli;

import dev.breakglass.cli.results.Results;
import dev.breakglass.cli.results.ResultsFormat;
import dev.breakglass.cli.results.SuiteResults;
import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.WholeFile;
import dev.breakglass.scenario.report.HtmlReport;
import dev.breakglass.scenario.result.SuiteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where results go when everything has been played, or when somebody has stopped it. */
final class SimulateOutputs {

    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    private final SimulateOptions options;
    private final Console console;

    SimulateOutputs(SimulateOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** What came of scenarios: the page and the total as well. */
    void write(SuiteResult result) throws IOException {
        if (options.page().isPresent()) {
            SimulateOptions.Page page = options.page().get();
            write(
                    page.name(),
                    page.file(),
                    HtmlReport.write(result, options.coverage().sets()));
        }
        if (options.format().isEmpty()) {
            console.out().println(result.total());
        }
        write(new SuiteResults(result));
    }

    /** Every form for programs. */
    void write(Results result) throws IOException {
        for (SimulateOptions.Output output : options.files()) {
            write(output.name(), output.file(), output.format().write(result));
        }
        Optional<ResultsFormat> format = options.format();
        if (format.isPresent()) {
            console.out().print(format.get().write(result));
            console.err().println(result.total());
        }
        console.out().flush();
        if (format.equals(Optional.of(ResultsFormat.GITHUB))
                && console.variable(SUMMARY).isPresent()) {
            append(console.path(console.variable(SUMMARY).get()), result.summary());
        }
    }

    /** @param name as it was written */
    static void write(String name, Path file, String text) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (NotWrittenException e) {
            throw new UsageException(name + " " + e.getMessage());
        }
    }

    /** Other steps of the job write there, too. */
    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UsageException(SUMMARY + " names a file that cannot be written: " + file);
        }
    }
}
