package dev.breakglass.dsl.format;

import static dev.breakglass.dsl.format.Printer.STEP;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A declaration of one line whose cells stand below those of its neighbours: a role, a signal or a factor.
 *
 * @param cells the first of them begins the line
 * @param doc for when it does not fit on one line: each cell has its own
 */
record Row(List<Cell> cells, Doc doc) {

    /** Which keyword begins which column. */
    private static final Map<String, Map<String, Integer>> COLUMNS = Map.of(
            "role", Map.of("from", 1, "size", 2, "disjoint", 3),
            "signal", Map.of("fresh", 1, "from", 2),
            "factor", Map.of("from", 1));

    Row {
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param column from 0
     * @param gap spaces between it and the cell before it
     */
    record Cell(int column, int gap, Doc doc) {
        int width() {
            return doc.extent().flat();
        }
    }

    static boolean isRow(Phrase declaration) {
        return COLUMNS.containsKey(declaration.rule());
    }

    /** Roles stand among roles; signals and factors stand together, for both say what they come from. */
    static boolean isOneTable(Phrase above, Phrase below) {
        return isRow(above)
                && isRow(below)
                && above.rule().equals("role") == below.rule().equals("role");
    }

    static Row of(Phrase declaration, Phrases phrases) {
        Map<String, Integer> columns = COLUMNS.getOrDefault(declaration.rule(), Map.of());
        List<Cell> cells = new ArrayList<>();
        List<Part> words = new ArrayList<>();
        int column = 0;
        for (Part part : declaration.parts()) {
            int begins =
                    Phrases.isKeyword(part) ? columns.getOrDefault(part.first().text(), 0) : 0;
            // `disjoint from` goes on in its column: a row has each column once, in order.
            if (begins > column) {
                cells.add(cell(column, declaration.rule(), words, phrases));
                words.clear();
                column = begins;
            }
            words.add(part);
        }
        cells.add(cell(column, declaration.rule(), words, phrases));
        return new Row(cells, broken(cells));
    }

    private static Cell cell(int column, String rule, List<Part> words, Phrases phrases) {
        Doc first = phrases.of(words.get(0));
        Doc rest = phrases.row("cell", words.subList(1, words.size()));
        Doc doc = Doc.of(first, column == 0 ? new Doc.Indent(STEP, rest) : new Doc.Align(rest));
        return new Cell(column, column == 1 && !rule.equals("signal") ? 1 : 2, doc);
    }

    private static Doc broken(List<Cell> cells) {
        List<Doc> others = new ArrayList<>();
        for (Cell cell : cells.subList(1, cells.size())) {
            others.add(Doc.Break.SOFT);
            others.add(cell.doc());
        }
        return new Doc.Group(Doc.of(cells.get(0).doc(), new Doc.Indent(STEP, new Doc.Sequence(others))));
    }

    /** Whether it fits on one line when it need not stand below others. */
    boolean fits() {
        // Wherever a cell begins, its document counts one space.
        int gaps = cells.stream().skip(1).mapToInt(cell -> cell.gap() - 1).sum();
        return doc.extent().flat() + gaps <= Printer.WIDTH_MAX;
    }
}
