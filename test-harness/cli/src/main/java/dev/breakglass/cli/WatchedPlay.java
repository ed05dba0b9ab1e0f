package dev.breakglass.cli;

import dev.breakglass.scenario.suite.ScenarioList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays again and again: whenever a scenario or a policy has changed, until somebody stops it. */
final class WatchedPlay {

    /** How often the files are looked at; a change must have rested for as long before it counts. */
    private static final long LOOK_MILLIS = 300;

    private final SimulateOptions options;
    private final Console console;
    private final Interrupt interrupt;
    private List<Path> policies = List.of();

    WatchedPlay(SimulateOptions options, Console console, Interrupt interrupt) {
        this.options = options;
        this.console = console;
        this.interrupt = interrupt;
    }

    ExitCode run() {
        while (true) {
            // Looked at before the files are read, so that no change in between is lost.
            WatchedFiles before = look();
            once();
            if (!before.hasAll(policies.stream()
                    .map(path -> path.toAbsolutePath().normalize())
                    .toList())) {
                before = look();
            }
            if (interrupt.isAsked()) {
                return ExitCode.STOPPED;
            }
            console.err().println("watching " + Words.count(before.size(), "file") + "; Ctrl-C ends it");
            console.err().flush();
            if (!awaitChange(before)) {
                return ExitCode.STOPPED;
            }
            console.out().println();
        }
    }

    /** Somebody at work on a file has mistakes in it now and then; that ends nothing here. */
    private void once() {
        try {
            ScenarioList list = ScenarioPlay.find(options);
            policies = list.policies();
            SimulateCommand.play(options, list, console, interrupt);
        } catch (UsageException e) {
            console.err().println("bgp: " + e.getMessage());
        } catch (IOException e) {
            console.err().println("bgp: cannot be read: " + e.getMessage());
        }
    }

    private boolean awaitChange(WatchedFiles before) {
        WatchedFiles last = before;
        while (!interrupt.await(LOOK_MILLIS)) {
            WatchedFiles now = look();
            if (!now.equals(before) && now.equals(last)) {
                return true;
            }
            last = now;
        }
        return false;
    }

    private WatchedFiles look() {
        List<Path> all = new ArrayList<>(options.paths());
        all.addAll(policies);
        return WatchedFiles.look(all.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList());
    }
}
