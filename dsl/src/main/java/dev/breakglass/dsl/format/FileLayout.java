package dev.breakglass.dsl.format;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Lexeme;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lays a file out: header, declarations, and the empty lines between them. */
final class FileLayout {
    private static final Set<String> WITH_BRACES =
            Set.of("resource", "attributes", "zone", "profile", "breakglass", "forbid", "invariant");

    private final Printer printer = new Printer();
    private final Phrases phrases = new Phrases();
    private final Declarations declarations = new Declarations(phrases);
    private final List<Phrase> table = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private boolean afterBlock;

    private FileLayout() {}

    static String of(Phrase file) {
        FileLayout layout = new FileLayout();
        for (Part part : file.parts()) {
            if (part instanceof Phrase declaration) {
                layout.add(declaration);
            } else {
                layout.endTable();
                layout.printer.comments(part.first().above());
            }
        }
        return layout.printer.text();
    }

    private void add(Phrase declaration) {
        if (!Row.isRow(declaration)) {
            endTable();
            Doc doc = declarations.of(declaration);
            print(declaration, doc, WITH_BRACES.contains(declaration.rule()) && doc.isTooWide());
            // The header stands alone, like a block.
            afterBlock |= declaration.rule().equals("header");
            return;
        }
        Row row = Row.of(declaration, phrases);
        if (table.isEmpty() || !row.fits() || !continues(declaration)) {
            endTable();
        }
        if (row.fits()) {
            table.add(declaration);
            rows.add(row);
        } else {
            print(declaration, row.doc(), false);
        }
    }

    private boolean continues(Phrase declaration) {
        return Row.isOneTable(table.get(table.size() - 1), declaration) && !hasBlank(declaration.first());
    }

    private void endTable() {
        if (!rows.isEmpty()) {
            List<Doc> lines = Table.of(rows);
            for (int i = 0; i < lines.size(); i++) {
                print(table.get(i), lines.get(i), false);
            }
            table.clear();
            rows.clear();
        }
    }

    private void print(Phrase declaration, Doc doc, boolean isBlock) {
        if ((isBlock || afterBlock) && !hasBlank(declaration.first())) {
            printer.blankLine();
        }
        printer.print(doc);
        afterBlock = isBlock;
    }

    /** Whether its author left an empty line above it, or between the comments above it. */
    private static boolean hasBlank(Lexeme word) {
        return word.blankAbove() || word.above().stream().anyMatch(Part.Comment::blankAbove);
    }
}
