package dev.breakglass.cli;

import dev.breakglass.cli.results.JobSummary;
import dev.breakglass.cli.results.ResultsFormat;
import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.WholeFile;
import dev.breakglass.scenario.result.SuiteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

    void write(SuiteResult result) throws IOException {
        for (SimulateOptions.Output output : options.files()) {
            write(output, result);
        }
        Optional<ResultsFormat> format = options.format();
        if (format.isPresent()) {
            console.out().print(format.get().write(result, List.of()));
            console.err().println(result.total());
        } else {
            console.out().println(result.total());
        }
        console.out().flush();
        if (format.equals(Optional.of(ResultsFormat.GITHUB))
                && console.variable(SUMMARY).isPresent()) {
            append(console.path(console.variable(SUMMARY).get()), JobSummary.write(result));
        }
    }

    private void write(SimulateOptions.Output output, SuiteResult result) throws IOException {
        try {
            Files.createDirectories(output.file().getParent());
            WholeFile.write(
                    output.file(),
                    output.format().write(result, options.coverage().sets()).getBytes(StandardCharsets.UTF_8));
        } catch (NotWrittenException e) {
            throw new UsageException(output.name() + " " + e.getMessage());
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
