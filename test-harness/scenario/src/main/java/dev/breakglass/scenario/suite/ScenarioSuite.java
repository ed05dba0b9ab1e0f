package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.model.Step;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.play.Simulator;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays every scenario at or below some paths, in order of path, each policy set compiled once. For one thread. */
public final class ScenarioSuite {

    private final PolicyShelf policies;
    private final Optional<Path> keepLogs;
    private final List<ScenarioResult> played = new ArrayList<>();
    private final List<SuiteResult.FileFailure> problems = new ArrayList<>();

    /** @param keepLogs where each scenario's audit log is left, in a folder of its own; absent leaves none */
    public ScenarioSuite(PolicyLoader loader, Optional<Path> keepLogs) {
        this.policies = new PolicyShelf(loader);
        this.keepLogs = keepLogs;
    }

    /**
     * Plays them. A file that cannot be played is told and does not keep the others from it; YAML files of another
     * kind are passed over.
     *
     * @throws IOException if a path is not there, or a log cannot be written
     */
    public SuiteResult play(List<Path> paths, SuiteListener listener) throws IOException {
        Path scratch = Files.createTempDirectory("scenarios");
        try {
            for (Map.Entry<String, Path> file : ScenarioFiles.find(paths).entrySet()) {
                one(file.getKey(), file.getValue(), scratch, listener);
            }
        } finally {
            Folders.delete(scratch);
        }
        return new SuiteResult(played, problems);
    }

    private void one(String name, Path file, Path scratch, SuiteListener listener) throws IOException {
        try {
            Optional<Scenario> scenario = ScenarioReader.read(name, ScenarioFiles.bytes(file));
            if (scenario.isPresent()) {
                ScenarioResult result = played(scenario.get(), file, scratch);
                played.add(result);
                listener.played(result);
            }
        } catch (ScenarioException | PolicyFaultException e) {
            SuiteResult.FileFailure failure = new SuiteResult.FileFailure(name, String.valueOf(e.getMessage()));
            problems.add(failure);
            listener.notPlayed(failure);
        }
    }

    private ScenarioResult played(Scenario scenario, Path file, Path scratch) throws IOException {
        LoadedPolicy policy = policy(file, scenario.policy(), scenario.policyPlace());
        Map<String, LoadedPolicy> others = new HashMap<>();
        for (Step step : scenario.timeline()) {
            if (step.act() instanceof Act.Reload reload) {
                others.put(reload.policy(), policy(file, reload.policy(), reload.place()));
            }
        }
        Path log = keepLogs.isPresent()
                ? Folders.fresh(keepLogs.get(), scenario.file())
                : Files.createTempDirectory(scratch, "play").resolve("log");
        return Simulator.play(scenario, policy, others::get, log, scratch);
    }

    private LoadedPolicy policy(Path scenario, String path, FilePlace place) {
        try {
            Path policy = scenario.resolveSibling(path);
            if (!Files.exists(policy)) {
                throw new ScenarioException(place, "`policy`: there is nothing at " + path);
            }
            return policies.get(policy);
        } catch (IOException | InvalidPathException e) {
            throw new ScenarioException(place, "`policy`: " + path + " cannot be read");
        }
    }
}
