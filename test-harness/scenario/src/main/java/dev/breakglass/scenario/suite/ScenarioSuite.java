package dev.breakglass.scenario.suite;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.campaign.Replay;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.Step;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.play.Simulator;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.table.Table;
import dev.breakglass.scenario.table.TableDecider;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Plays scenarios and decides tables, several at a time when told to, each policy set compiled once. Results are in order of path. */
public final class ScenarioSuite {

    private final PolicyShelf policies;
    private final Optional<Path> keepLogs;

    /** @param keepLogs where each scenario's audit log is left, in a folder of its own; absent leaves none */
    public ScenarioSuite(PolicyLoader loader, Optional<Path> keepLogs) {
        this.policies = new PolicyShelf(loader);
        this.keepLogs = keepLogs;
    }

    /**
     * Plays every scenario at or below some paths, one after the other.
     *
     * @throws IOException if a path is not there, or a log cannot be written
     */
    public SuiteResult play(List<Path> paths, SuiteListener listener) throws IOException {
        return play(ScenarioList.find(paths), 1, listener, () -> false);
    }

    /**
     * Plays them. A file that cannot be played is told and does not keep the others from it.
     *
     * @param jobs how many are played at a time, at most
     * @param stop whether to begin no other; asked before each
     * @throws IOException if a log cannot be written
     */
    public SuiteResult play(ScenarioList list, int jobs, SuiteListener listener, BooleanSupplier stop)
            throws IOException {
        Path scratch = Files.createTempDirectory("scenarios");
        try {
            List<ScenarioList.Item> items = list.items();
            List<Path> logs = logs(items, scratch);
            InOrder inOrder = new InOrder(listener, items.size());
            Jobs.run(jobs, items.size(), stop, i -> inOrder.done(i, one(items.get(i), logs.get(i), scratch)));
            return inOrder.result();
        } finally {
            Folders.delete(scratch);
        }
    }

    /** Where each writes its log; named before the first is played, so that the names never depend on who is faster. */
    private List<Path> logs(List<ScenarioList.Item> items, Path scratch) throws IOException {
        Set<Path> taken = new HashSet<>();
        List<Path> logs = new ArrayList<>();
        for (ScenarioList.Item item : items) {
            logs.add(
                    keepLogs.isPresent() && item.scenario().isPresent()
                            ? Folders.fresh(keepLogs.get(), item.name(), taken)
                            : scratch.resolve("play" + logs.size()).resolve("log"));
        }
        return logs;
    }

    private Played one(ScenarioList.Item item, Path log, Path scratch) throws IOException {
        if (item.failure().isPresent()) {
            return new Played.Not(item.failure().get());
        }
        try {
            if (item.table().isPresent()) {
                return new Played.Whole(decided(item.table().get(), item.file()));
            }
            return new Played.Whole(played(item.scenario().orElseThrow(), item.file(), log, scratch));
        } catch (ScenarioException e) {
            return new Played.Not(ScenarioList.failure(item.name(), e));
        } catch (UnsoundPolicyException e) {
            return new Played.Not(
                    new SuiteResult.FileFailure(item.name(), String.valueOf(e.getMessage()), Optional.of(e.place())));
        }
    }

    private ScenarioResult decided(Table table, Path file) {
        LoadedPolicy policy = policy(file, table.policy(), table.policyPlace());
        check(table.words(), Stream.of(policy));
        return TableDecider.decide(table, policy);
    }

    private ScenarioResult played(Scenario scenario, Path file, Path log, Path scratch) throws IOException {
        LoadedPolicy policy = policy(file, scenario.policy(), scenario.policyPlace());
        Map<String, LoadedPolicy> others = new HashMap<>();
        for (Step step : scenario.timeline()) {
            if (step.act() instanceof Act.Reload reload) {
                others.put(reload.policy(), policy(file, reload.policy(), reload.place()));
            }
        }
        check(scenario.words(), Stream.concat(Stream.of(policy), others.values().stream()));
        Optional<Check> properties = scenario.expect().properties()
                ? Optional.of(Replay.check(scenario, policy, others::get))
                : Optional.empty();
        Files.createDirectories(log.getParent());
        try {
            ScenarioResult result =
                    Simulator.play(scenario, policy, others::get, log, Files.createTempDirectory(scratch, "work"));
            return properties.map(result::with).orElse(result);
        } catch (RuntimeException e) {
            // That nothing but a refusal is thrown is a property, too.
            throw properties
                    .filter(check -> !check.passed())
                    .<RuntimeException>map(
                            check -> new ScenarioException(scenario.expect().place(), check.actual()))
                    .orElse(e);
        }
    }

    /** Nobody knows the words of a bundle whose sources are not sound. */
    private static void check(Words words, Stream<LoadedPolicy> policies) {
        List<Optional<Policy>> texts = policies.map(LoadedPolicy::text).toList();
        if (texts.stream().allMatch(Optional::isPresent)) {
            words.check(texts.stream().flatMap(Optional::stream).toList());
        }
    }

    private LoadedPolicy policy(Path scenario, String path, FilePlace place) {
        try {
            Path policy = scenario.resolveSibling(path);
            if (!Files.exists(policy)) {
                throw new ScenarioException(place, "`policy`: there is nothing at " + path);
            }
            return policies.get(policy);
        } catch (PolicyFaultException e) {
            throw new UnsoundPolicyException(place, path, e);
        } catch (IOException | InvalidPathException e) {
            throw new ScenarioException(place, "`policy`: " + path + " cannot be read");
        }
    }
}
