package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.parse.Parser;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;

/** What a file imports. The faults of its text are for the check to report, which parses it again. */
final class Wanted {

    private Wanted() {}

    static List<Written<String>> imports(SourceFile file, Limits limits) {
        List<Written<String>> imports = new ArrayList<>();
        if (file.text().contains("import")) {
            Parser.parse(file, limits).value().ifPresent(tree -> {
                for (Declaration declaration : tree.declarations()) {
                    if (declaration instanceof Declaration.Import wanted) {
                        imports.add(wanted.folder());
                    }
                }
            });
        }
        return imports;
    }
}
