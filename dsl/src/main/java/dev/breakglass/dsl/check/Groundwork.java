package dev.breakglass.dsl.check;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.List;

/**
 * The files that declare what others refer to: roles, actions, profiles and whatever else is no zone, path, forbid or
 * invariant.
 */
final class Groundwork {

    private Groundwork() {}

    /** In the order of the files. */
    static List<SourceFile> of(List<PolicyFile> files) {
        return files.stream()
                .filter(file -> !file.declarations().stream().allMatch(Groundwork::restsOnIt))
                .map(PolicyFile::source)
                .toList();
    }

    private static boolean restsOnIt(Declaration declaration) {
        return declaration instanceof Declaration.Zone
                || declaration instanceof Declaration.Breakglass
                || declaration instanceof Declaration.Forbid
                || declaration instanceof Declaration.Invariant;
    }
}
