package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.model.ScenarioWriter;
import dev.breakglass.scenario.table.Table;
import dev.breakglass.scenario.table.TableReader;
import dev.breakglass.scenario.table.TableWriter;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is made up speaks of what no policy knows, to see that it is denied; a file of it has to say so, as everybody's does. Pure and
 * safe for any thread.
 */
final class Strangers {

    private static final String FILE = "written.yaml";

    private Strangers() {}

    /** The same scenario, with a list of the words that none of its policies knows. */
    static Scenario listed(Scenario scenario, List<Policy> policies) {
        Scenario read =
                ScenarioReader.read(FILE, bytes(ScenarioWriter.write(scenario))).orElseThrow();
        return scenario.saying(read.words().meant(policies));
    }

    /** The same table, with a list of the words that its policy does not know. */
    static Table listed(Table table, Policy policy) {
        Table read = TableReader.read(FILE, bytes(TableWriter.write(table)), Strangers::nothingBeside)
                .orElseThrow();
        return table.saying(read.words().meant(List.of(policy)));
    }

    private static byte[] nothingBeside(Yaml name) {
        throw new ScenarioException(name.place(), "a table that was made up has its rows in it");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
