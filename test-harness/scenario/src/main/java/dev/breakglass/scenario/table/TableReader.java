package dev.breakglass.scenario.table;

import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.model.ExpectationReader;
import dev.breakglass.scenario.request.RequestReader;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table, strictly, and tells all its mistakes at once. Safe for any thread. */
public final class TableReader {

    /** Rows of one table, at most. */
    private static final int ROWS_MAX = 10_000;

    private static final String NAME = "name";
    private static final String EXPECT = "expect";

    private final ProblemList problems = new ProblemList();
    private final WordGatherer words = WordGatherer.ofTable();

    private TableReader() {}

    /** What lies beside the table. */
    @FunctionalInterface
    public interface Beside {

        /**
         * The bytes of a file, by the name that the table gives it.
         *
         * @throws ScenarioException if it cannot be read, at the place of the name
         */
        byte[] bytes(Yaml name);
    }

    /**
     * The table, or nothing if the file is YAML of another kind: its top has no {@code table}.
     *
     * @param file the name that problems and reports carry
     * @throws ScenarioException with every mistake's place
     */
    public static Optional<Table> read(String file, byte[] bytes, Beside beside) {
        Yaml yaml = YamlReader.read(file, bytes);
        // As with scenarios.
        boolean ours = yaml instanceof Yaml.Mapping map && (map.has("table") || map.has("policy") && map.has("rows"));
        return ours ? Optional.of(new TableReader().table(file, yaml, beside)) : Optional.empty();
    }

    private Table table(String file, Yaml yaml, Beside beside) {
        Fields f = Fields.of(yaml, "a table", "table", "policy", Words.STRANGERS, "request", "rows", "properties");
        problems.attempt(() -> words.strangers(f));
        String title =
                problems.attempt(() -> Read.name(f.need("table"), "`table`")).orElse("");
        String policy =
                problems.attempt(() -> Read.name(f.need("policy"), "`policy`")).orElse("");
        Yaml.Mapping common = problems.attempt(() -> common(f)).orElseGet(() -> nothing(yaml));
        List<Yaml> written =
                problems.attempt(() -> rows(f.need("rows"), beside)).orElse(List.of());
        List<Table.Row> rows = new ArrayList<>();
        for (Yaml each : written) {
            problems.attempt(() -> row(common, each)).ifPresent(rows::add);
        }
        boolean properties = f.has("properties")
                && problems.attempt(() -> Read.word(f.need("properties"), "`properties`", List.of("hold")))
                        .isPresent();
        problems.raise();
        return new Table(title, file, policy, f.need("policy").place(), rows, properties, words.words());
    }

    private static Yaml.Mapping common(Fields f) {
        return f.has("request") ? Read.map(f.need("request"), "`request`") : nothing(f.need("table"));
    }

    private static Yaml.Mapping nothing(Yaml at) {
        return new Yaml.Mapping(List.of(), at.place());
    }

    /** A list, or the name of a file of CSV. */
    private static List<Yaml> rows(Yaml yaml, Beside beside) {
        List<Yaml> rows = yaml instanceof Yaml.Scalar
                ? CsvRows.read(beside(yaml), beside.bytes(yaml))
                : Read.list(yaml, "`rows`", each -> each);
        if (rows.isEmpty() || rows.size() > ROWS_MAX) {
            throw new ScenarioException(
                    yaml.place(), "a table has from 1 to " + ROWS_MAX + " rows, found " + rows.size());
        }
        return rows;
    }

    /** The name of a file that a table names, as the table's own is shown. */
    private static String beside(Yaml name) {
        String table = name.place().file();
        return table.substring(0, table.lastIndexOf('/') + 1) + Read.name(name, "`rows`");
    }

    private Table.Row row(Yaml.Mapping common, Yaml yaml) {
        Yaml.Mapping row = Read.map(yaml, "a row");
        Yaml name = Merging.value(row, NAME);
        Yaml expected = Merging.value(row, EXPECT);
        List<Expectation> expect = ExpectationReader.decision(expected);
        Yaml request = Merging.of(common, Merging.without(Merging.without(row, NAME), EXPECT), row.place());
        return new Table.Row(Read.name(name, "`name`"), RequestReader.request(request, words), expect, yaml.place());
    }
}
