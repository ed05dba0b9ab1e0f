package dev.breakglass.cli;

import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.suite.ScenarioList;
import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp simulate}: plays scenarios and says which did not go as they should. */
final class SimulateCommand implements Command {

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String usage() {
        return """
                PATH… [--format FORMAT] [--report FILE] [--json FILE] [--junit FILE] [--keep-logs DIR]
                       [--filter TEXT] [--shard K/N] [--jobs N] [--watch] [--key PUBLIC…]
                       [--coverage] [--coverage-report FILE] [--min PERCENT]
                       bgp simulate PATH… --campaign N [--seed N] [--jobs N] [--keep-logs DIR]
                       [--format FORMAT] [--json FILE] [--junit FILE]\
                """;
    }

    @Override
    public String summary() {
        return "play every scenario at or below the paths, on a virtual clock";
    }

    @Override
    public String example() {
        return "./bgp simulate policies --report report.html";
    }

    @Override
    public Options options() {
        return SimulateOptions.all();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        boolean isCampaign = CampaignOptions.isAsked(line);
        SimulateOptions options = SimulateOptions.of(line, console);
        try (Interrupt interrupt = Interrupt.listen()) {
            try {
                if (isCampaign) {
                    return Campaigns.run(line, options, console, interrupt);
                }
                return options.watch()
                        ? new WatchedPlay(options, console, interrupt).run()
                        : play(options, ScenarioPlay.find(options), console, interrupt);
            } finally {
                // A stopped process ends as soon as the interrupt is closed.
                console.out().flush();
                console.err().flush();
            }
        }
    }

    /** Plays once. */
    static ExitCode play(SimulateOptions options, ScenarioList list, Console console, Interrupt interrupt)
            throws IOException {
        SuiteResult result = ScenarioPlay.play(options, list, console, interrupt);
        if (options.isWhole() && !interrupt.isAsked()) {
            for (String path : options.words()) {
                options.coverage().countAll(path);
            }
        }
        new SimulateOutputs(options, console).write(result);
        ExitCode covered = options.coverage().finish(options.format().isEmpty() ? console.out() : console.err());
        if (interrupt.isAsked()) {
            return ExitCode.STOPPED;
        }
        return result.failed() == 0 ? covered : ExitCode.FAULT;
    }
}
