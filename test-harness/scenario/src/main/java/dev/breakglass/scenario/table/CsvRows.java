package dev.breakglass.scenario.table;

import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Utf8Text;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows in CSV (RFC 4180). The first record names the columns; a dot in a name goes into a map ({@code requester.groups}). A cell is
 * the word that it holds, or what it would be in YAML if it begins like a list, a map or a quoted text; an empty cell is not there.
 */
final class CsvRows {

    private static final int COLUMNS_MAX = 100;
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){0,3}");

    private final String file;
    private final String text;
    private final CsvPlaces places;
    private final List<Yaml> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private List<FilePlace> columnPlaces = List.of();

    private CsvRows(String file, String text) {
        this.file = file;
        this.text = text;
        this.places = new CsvPlaces(file, text);
    }

    static List<Yaml> read(String file, byte[] bytes) {
        String text = Utf8Text.read(file, bytes);
        refuseHidden(file, text);
        CsvRows read = new CsvRows(file, text);
        read.records();
        if (read.rows.isEmpty()) {
            throw new ScenarioException(
                    FilePlace.begin(file),
                    "there is no row: the first line names the columns, and each after it is one");
        }
        return read.rows;
    }

    /** What no YAML holds, either. */
    private static void refuseHidden(String file, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && "\t\r\n\u0085".indexOf(c) < 0) {
                throw new ScenarioException(
                        Utf8Text.end(file, text.substring(0, i)),
                        String.format(Locale.ROOT, "the character U+%04X is not allowed in CSV", (int) c));
            }
        }
    }

    private void records() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                List<FilePlace> cells = places.cells((int) record.getCharacterPosition());
                if (columns.isEmpty()) {
                    columns = columns(record, cells);
                    columnPlaces = cells;
                } else {
                    rows.add(row(record, cells));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new ScenarioException(
                    places.next(),
                    "this is not CSV: a quoted cell ends at a comma or at the end of its line, and has each quote within it twice");
        }
    }

    private List<String> columns(CSVRecord record, List<FilePlace> cells) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < record.size(); i++) {
            String name = record.get(i);
            if (!COLUMN.matcher(name).matches()) {
                throw new ScenarioException(cells.get(i), "a column is named like a key, such as requester.groups");
            }
            if (i == COLUMNS_MAX) {
                throw new ScenarioException(cells.get(i), "a table has at most " + COLUMNS_MAX + " columns");
            }
            if (!seen.add(name)) {
                throw new ScenarioException(cells.get(i), "the column `" + name + "` is there twice");
            }
        }
        return record.toList();
    }

    private Yaml row(CSVRecord record, List<FilePlace> cells) {
        if (record.size() != columns.size()) {
            throw new ScenarioException(
                    cells.get(0),
                    "a row of " + record.size() + " cells, where there are " + columns.size() + " columns");
        }
        Yaml.Mapping row = new Yaml.Mapping(List.of(), cells.get(0));
        for (int i = 0; i < columns.size(); i++) {
            if (!record.get(i).isEmpty()) {
                Yaml cell = cell(record.get(i), cells.get(i));
                List<String> keys = List.of(columns.get(i).split("\\.", -1));
                row = Merging.parts(row, nested(keys, columnPlaces.get(i), cell), cells.get(0));
            }
        }
        return row;
    }

    private static Yaml.Mapping nested(List<String> keys, FilePlace column, Yaml value) {
        String key = keys.get(0);
        Yaml inner = keys.size() == 1 ? value : nested(keys.subList(1, keys.size()), column, value);
        return new Yaml.Mapping(List.of(new Yaml.Entry(key, column, inner)), value.place());
    }

    private Yaml cell(String cell, FilePlace place) {
        if ("[{\"'".indexOf(cell.charAt(0)) < 0) {
            return new Yaml.Scalar(cell, true, place);
        }
        try {
            return placed(YamlReader.read(file, cell.getBytes(StandardCharsets.UTF_8)), place);
        } catch (ScenarioException e) {
            throw new ScenarioException(place, e.problems().get(0).message());
        }
    }

    private static Yaml placed(Yaml yaml, FilePlace place) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return new Yaml.Scalar(scalar.text(), scalar.plain(), place);
        }
        if (yaml instanceof Yaml.Sequence list) {
            return new Yaml.Sequence(
                    list.items().stream().map(item -> placed(item, place)).toList(), place);
        }
        return new Yaml.Mapping(
                ((Yaml.Mapping) yaml)
                        .entries().stream()
                                .map(e -> new Yaml.Entry(e.key(), place, placed(e.value(), place)))
                                .toList(),
                place);
    }
}
