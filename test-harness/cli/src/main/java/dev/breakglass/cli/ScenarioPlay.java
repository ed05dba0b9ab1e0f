package dev.breakglass.cli;

import dev.breakglass.cli.results.Lines;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.suite.ScenarioList;
import dev.breakglass.scenario.suite.ScenarioSuite;
import dev.breakglass.scenario.suite.SuiteListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays what was asked for, once, and says meanwhile how far it is. */
final class ScenarioPlay {

    private ScenarioPlay() {}

    /** @throws UsageException if that is nothing */
    static ScenarioList find(SimulateOptions options) throws IOException {
        ScenarioList all = ScenarioList.find(options.paths());
        for (int i = 0; i < options.paths().size(); i++) {
            if (!all.hasAnyOf(options.paths().get(i))) {
                throw none(options.paths().get(i), options.words().get(i));
            }
        }
        ScenarioList wanted = options.filter().map(all::matching).orElse(all);
        if (wanted.size() == 0) {
            throw new UsageException("none of " + Words.count(all.size(), "scenario") + " at or below "
                    + String.join(", ", options.words()) + " has `"
                    + options.filter().orElseThrow() + "` in its title or file");
        }
        return wanted.part(options.shard());
    }

    private static UsageException none(Path path, String words) {
        return new UsageException(
                Files.isDirectory(path)
                        ? "there is no scenario at or below " + words
                        : "there is no scenario in " + words + ": a map with `scenario` or `table` at its top");
    }

    static SuiteResult play(SimulateOptions options, ScenarioList list, Console console, Interrupt interrupt)
            throws IOException {
        ScenarioSuite suite =
                new ScenarioSuite(options.coverage().over(new PolicyFiles(options.trusted())), options.keepLogs());
        try (PlayProgress progress = PlayProgress.start(console, "played")) {
            progress.at(0, list.size());
            return suite.play(
                    list,
                    options.jobs(),
                    new Told(console, progress, options.format().isEmpty()),
                    interrupt::isAsked);
        }
    }

    /**
     * A line for each scenario as soon as it has been played, and below it what went wrong.
     *
     * @param isText whether that goes to standard output at all
     */
    private record Told(Console console, PlayProgress progress, boolean isText) implements SuiteListener {

        @Override
        public void played(ScenarioResult scenario) {
            tell(
                    scenario.passed(),
                    scenario.title() + "  (" + scenario.file() + ")",
                    String.join("\n", scenario.failures()));
        }

        @Override
        public void notPlayed(SuiteResult.FileFailure failure) {
            tell(false, failure.file(), failure.message());
        }

        @Override
        public void progress(int done, int all) {
            progress.at(done, all);
        }

        private void tell(boolean passed, String text, String why) {
            if (!isText) {
                return;
            }
            String word = passed ? "pass" : "FAIL";
            String colour = passed ? "\u001b[32m" : "\u001b[1;31m";
            String mark = console.colour() ? colour + word + "\u001b[0m" : word;
            progress.above(() -> {
                console.out().println(mark + "  " + Quote.visible(text));
                if (!why.isEmpty()) {
                    console.out().println(Lines.visible(why).indent(6).stripTrailing());
                }
                console.out().flush();
            });
        }
    }
}
