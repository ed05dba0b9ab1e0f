package dev.breakglass.dsl.format;

import dev.breakglass.dsl.format.Row.Cell;
import java.util.ArrayList;
import java.util.List;

/** Aligns the cells of rows that stand on adjacent lines. */
final class Table {
    private static final int COLUMNS = 4;

    private Table() {}

    /**
     * A line for each row.
     *
     * @param rows each of which fits on a line
     */
    static List<Doc> of(List<Row> rows) {
        int[] starts = starts(rows);
        boolean fits = rows.stream().allMatch(row -> end(row, starts) <= Printer.WIDTH_MAX);
        return rows.stream()
                .map(row -> line(row, fits ? starts : starts(List.of(row))))
                .toList();
    }

    /** Where each column begins: behind the longest of the cells before it. */
    private static int[] starts(List<Row> rows) {
        int[] starts = new int[COLUMNS];
        for (int column = 1; column < COLUMNS; column++) {
            for (Row row : rows) {
                for (int i = 1; i < row.cells().size(); i++) {
                    Cell cell = row.cells().get(i);
                    Cell before = row.cells().get(i - 1);
                    if (cell.column() == column) {
                        int start = starts[before.column()] + before.width() + cell.gap();
                        starts[column] = Math.max(starts[column], start);
                    }
                }
            }
        }
        return starts;
    }

    private static int end(Row row, int[] starts) {
        Cell last = row.cells().get(row.cells().size() - 1);
        return starts[last.column()] + last.width();
    }

    private static Doc line(Row row, int[] starts) {
        List<Doc> line = new ArrayList<>();
        for (Cell cell : row.cells()) {
            if (cell.column() > 0) {
                line.add(new Doc.Tab(starts[cell.column()]));
            }
            line.add(cell.doc());
        }
        return new Doc.Sequence(line);
    }
}
