package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Folders;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what a set imports was read with it: a declaration that is silently absent could be a {@code forbid}. */
final class Imports {

    private Imports() {}

    static void check(List<PolicyFile> trees, Excuses excuses, Faults faults) {
        Set<String> read = trees.stream().map(tree -> tree.source().set()).collect(Collectors.toSet());
        for (PolicyFile tree : trees) {
            for (Declaration declaration : tree.declarations()) {
                if (declaration instanceof Declaration.Import wanted) {
                    Optional<String> folder =
                            Folders.resolve(tree.source(), wanted.folder().value());
                    if (folder.filter(read::contains).isEmpty()) {
                        excuses.addEverything();
                        faults.add(Diagnostic.error(
                                        Code.BAD_IMPORT, wanted.folder().place(), "what this imports was not read")
                                .noting("an import names a folder, relative to the file that it stands in"));
                    }
                }
            }
        }
    }
}
