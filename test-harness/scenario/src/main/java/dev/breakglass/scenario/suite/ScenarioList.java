package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.table.Table;
import dev.breakglass.scenario.table.TableReader;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Scenarios and tables that were found and read, in order of path. Immutable. */
public final class ScenarioList {

    /**
     * A file, read.
     *
     * @param name as people know it
     * @param scenario if it is one, without mistakes
     * @param table if it is one, without mistakes
     * @param failure the mistakes, if it has some
     */
    record Item(
            String name,
            Path file,
            Optional<Scenario> scenario,
            Optional<Table> table,
            Optional<SuiteResult.FileFailure> failure) {

        private Stream<String> words() {
            return Stream.of(Optional.of(name), scenario.map(Scenario::title), table.map(Table::title))
                    .flatMap(Optional::stream);
        }
    }

    private final List<Item> items;

    private ScenarioList(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /**
     * Every scenario and table at or below the paths, sound or not; YAML files of another kind are passed over.
     *
     * @throws IOException if a path is not there, or a file cannot be read
     */
    public static ScenarioList find(List<Path> paths) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Map.Entry<String, Path> file : ScenarioFiles.find(paths).entrySet()) {
            String name = file.getKey();
            try {
                byte[] bytes = ScenarioFiles.bytes(file.getValue());
                Optional<Scenario> scenario = ScenarioReader.read(name, bytes);
                Optional<Table> table = scenario.isPresent()
                        ? Optional.empty()
                        : TableReader.read(name, bytes, csv -> beside(file.getValue(), csv));
                if (scenario.isPresent() || table.isPresent()) {
                    items.add(new Item(name, file.getValue(), scenario, table, Optional.empty()));
                }
            } catch (ScenarioException e) {
                items.add(new Item(
                        name, file.getValue(), Optional.empty(), Optional.empty(), Optional.of(failure(name, e))));
            }
        }
        return new ScenarioList(items);
    }

    /** A file that a table names, relative to its own. */
    private static byte[] beside(Path table, Yaml name) {
        String words = Read.name(name, "`rows`");
        try {
            return ScenarioFiles.bytes(table.resolveSibling(words));
        } catch (IOException | InvalidPathException e) {
            throw new ScenarioException(name.place(), "`rows`: " + words + " cannot be read");
        }
    }

    /**
     * Those whose title or file has the text in it; with a {@code *} or a {@code ?} it is a pattern for the whole of
     * either, in which they stand for any characters and for any one.
     */
    public ScenarioList matching(String text) {
        Wildcard wildcard = Wildcard.of(text);
        return new ScenarioList(items.stream()
                .filter(item -> item.words().anyMatch(wildcard::matches))
                .toList());
    }

    public ScenarioList part(Shard shard) {
        return new ScenarioList(shard.part(items));
    }

    /** Whether some lie at or below a path. */
    public boolean hasAnyOf(Path path) throws IOException {
        // A link below it may lead out of it.
        Set<Path> below = Set.copyOf(ScenarioFiles.find(List.of(path)).values());
        return items.stream().anyMatch(item -> below.contains(item.file()));
    }

    public int size() {
        return items.size();
    }

    List<Item> items() {
        return items;
    }

    /** Every file and folder that a playing depends on, beside those that it was found below. */
    public List<Path> policies() {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        item.scenario().stream().flatMap(scenario -> policies(item.file(), scenario)),
                        item.table().stream().flatMap(table -> path(item.file(), table.policy()))))
                .distinct()
                .toList();
    }

    private static Stream<Path> policies(Path file, Scenario scenario) {
        Stream<String> reloads = scenario.timeline().stream()
                .flatMap(step -> step.act() instanceof Act.Reload reload ? Stream.of(reload.policy()) : Stream.of());
        return Stream.concat(Stream.of(scenario.policy()), reloads).flatMap(words -> path(file, words));
    }

    private static Stream<Path> path(Path file, String words) {
        try {
            return Stream.of(file.resolveSibling(words).normalize());
        } catch (InvalidPathException e) {
            return Stream.of();
        }
    }

    static SuiteResult.FileFailure failure(String name, ScenarioException mistakes) {
        return new SuiteResult.FileFailure(
                name,
                String.valueOf(mistakes.getMessage()),
                Optional.of(mistakes.problems().get(0).place()));
    }
}
