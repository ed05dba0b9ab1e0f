package dev.breakglass.scenario.table;

import dev.breakglass.scenario.model.ExpectationWriter;
import dev.breakglass.scenario.request.RequestWriter;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.YamlText;

/** Writes a table as a file that {@link TableReader} reads as the same table. Pure and safe for any thread. */
public final class TableWriter {

    private TableWriter() {}

    public static String write(Table table) {
        StringBuilder out = new StringBuilder();
        out.append("table: ").append(YamlText.text(table.title())).append('\n');
        out.append("policy: ").append(YamlText.text(table.policy())).append('\n');
        if (!table.words().strangers().isEmpty()) {
            out.append(Words.STRANGERS)
                    .append(": ")
                    .append(YamlText.texts(table.words().strangers()))
                    .append('\n');
        }
        if (table.properties()) {
            out.append("properties: hold\n");
        }
        out.append("rows:\n");
        for (Table.Row row : table.rows()) {
            out.append("  - name: ").append(YamlText.text(row.name())).append('\n');
            RequestWriter.fields(row.request())
                    .forEach((name, value) -> out.append("    ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
            out.append("    expect: ")
                    .append(ExpectationWriter.step(row.expect()))
                    .append('\n');
        }
        return out.toString();
    }
}
