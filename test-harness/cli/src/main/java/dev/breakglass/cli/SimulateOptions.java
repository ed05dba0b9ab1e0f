package dev.breakglass.cli;

import dev.breakglass.cli.results.ResultsFormat;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.scenario.suite.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of {@code bgp simulate}.
 *
 * @param words the paths as they were written
 * @param format of standard output; absent for text
 * @param files what else is written, and where to
 * @param page for people
 */
record SimulateOptions(
        List<String> words,
        List<Path> paths,
        List<VerifierKey> trusted,
        Optional<ResultsFormat> format,
        List<Output> files,
        Optional<Page> page,
        Optional<Path> keepLogs,
        int jobs,
        Shard shard,
        Optional<String> filter,
        boolean watch,
        CoverageOptions coverage) {

    static final String FORMAT = "format";
    static final String REPORT = "report";
    static final String JSON = "json";
    static final String JUNIT = "junit";
    static final String SHARD = "shard";
    static final String FILTER = "filter";
    static final String WATCH = "watch";

    private static final int JOBS_MAX = 256;
    private static final int JOBS_UNASKED_MAX = 8;

    /** @param name as it was written */
    record Output(ResultsFormat format, String name, Path file) {}

    /** @param name as it was written */
    record Page(String name, Path file) {}

    static Options all() {
        Options options = new Options()
                .addOption(Keys.keyOption())
                .addOption(
                        Main.valued(FORMAT, "FORMAT", "of standard output: text (default), " + ResultsFormat.names()))
                .addOption(Main.valued(REPORT, "FILE", "write a page for people (HTML) there, too"))
                .addOption(Main.valued(JSON, "FILE", "write JSON there, too"))
                .addOption(Main.valued(JUNIT, "FILE", "write JUnit's XML there, too"))
                .addOption(Main.valued(
                        "keep-logs", "DIR", "leave each scenario's audit log there, with its key in log.vkey"))
                .addOption(Main.valued("jobs", "N", "play so many at a time; one for each processor when not said"))
                .addOption(Main.valued(SHARD, "K/N", "play every N-th scenario from the K-th on"))
                .addOption(Main.valued(
                        FILTER, "TEXT", "play those with the text in title or file; * and ? make a pattern"))
                .addOption(Main.valued(
                        CampaignOptions.CAMPAIGN,
                        "N",
                        "play N random stories of each policy set there, in place of scenarios"))
                .addOption(Main.valued(CampaignOptions.SEED, "N", "the seed of a campaign; 1 when not said"))
                .addOption(Option.builder()
                        .longOpt(WATCH)
                        .desc("play again whenever a file changes, until Ctrl-C")
                        .get());
        CoverageOptions.addTo(options);
        return options;
    }

    static SimulateOptions of(CommandLine line, Console console) throws IOException {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("simulate needs a folder or a file of scenarios; see `bgp help simulate`");
        }
        OutputFiles outputs = new OutputFiles(console);
        List<Output> files = new ArrayList<>();
        output(line, outputs, JSON, ResultsFormat.JSON).ifPresent(files::add);
        output(line, outputs, JUNIT, ResultsFormat.JUNIT).ifPresent(files::add);
        return new SimulateOptions(
                List.copyOf(line.getArgList()),
                line.getArgList().stream().map(console::path).toList(),
                line.hasOption("key") ? Keys.trusted(line, console) : List.of(),
                format(line.getOptionValue(FORMAT, "text")),
                files,
                file(line, outputs, REPORT).map(page -> new Page(line.getOptionValue(REPORT), page)),
                Optional.ofNullable(line.getOptionValue("keep-logs")).map(console::path),
                jobs(line.getOptionValue("jobs")),
                Shard.parse(line.getOptionValue(SHARD, "1/1"))
                        .orElseThrow(() -> new UsageException(
                                "--shard is a part of all, such as 2/5, not `" + line.getOptionValue(SHARD) + "`")),
                Optional.ofNullable(line.getOptionValue(FILTER)),
                line.hasOption(WATCH),
                new CoverageOptions(line, console, outputs));
    }

    /** Whether everything there is played, and not what is signed alone. */
    boolean isWhole() {
        return filter.isEmpty() && shard.isWhole() && trusted.isEmpty();
    }

    private static Optional<Output> output(CommandLine line, OutputFiles outputs, String name, ResultsFormat format)
            throws IOException {
        return file(line, outputs, name).map(file -> new Output(format, line.getOptionValue(name), file));
    }

    private static Optional<Path> file(CommandLine line, OutputFiles outputs, String name) throws IOException {
        String word = line.getOptionValue(name);
        return word == null ? Optional.empty() : Optional.of(outputs.of(name, word));
    }

    private static Optional<ResultsFormat> format(String name) {
        if (name.equals("text")) {
            return Optional.empty();
        }
        return Optional.of(ResultsFormat.named(name)
                .orElseThrow(() -> new UsageException(
                        "--format is one of text, " + ResultsFormat.names() + ", not `" + name + "`")));
    }

    private static int jobs(@Nullable String number) {
        if (number == null) {
            return Math.min(JOBS_UNASKED_MAX, Runtime.getRuntime().availableProcessors());
        }
        if (!number.matches("[1-9][0-9]{0,2}") || Integer.parseInt(number) > JOBS_MAX) {
            throw new UsageException("--jobs is a number from 1 to " + JOBS_MAX + ", not `" + number + "`");
        }
        return Integer.parseInt(number);
    }
}
