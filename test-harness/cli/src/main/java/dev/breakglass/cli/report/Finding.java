package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.SourceFile;

/** A diagnostic, and the policy set that it was found in. */
public record Finding(Origin origin, Diagnostic diagnostic) {

    /** The path of the file that it is about. */
    String path() {
        return origin.path(file());
    }

    SourceFile file() {
        return diagnostic.place().file();
    }
}
