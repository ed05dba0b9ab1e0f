package dev.breakglass.cli;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.diagnostic.SpokenRenderer;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A policy set as a command reads it: its sources, what is wrong with them, and the checked set if nothing is. */
record PolicySet(List<SourceFile> sources, Checked<CheckedSet> checked) {

    static PolicySet read(Path path) throws IOException {
        Checked<List<SourceFile>> sources = SourceReader.read(path);
        return new PolicySet(sources.value().orElse(List.of()), Checker.checkSet(sources, Limits.standard()));
    }

    /** The set that is in a bundle. */
    static PolicySet of(PolicyBundle bundle) {
        List<SourceFile> sources = Decider.sources(bundle);
        return new PolicySet(
                sources, Checker.checkSet(new Checked<>(Optional.of(sources), List.of()), Limits.standard()));
    }

    /** Prints every diagnostic to the place where findings go, as people read them. */
    void print(Console console) {
        print(checked.diagnostics(), console);
    }

    static void print(List<Diagnostic> found, Console console) {
        Terminal terminal = console.terminal();
        console.out()
                .print(
                        terminal.isPlain()
                                ? SpokenRenderer.render(found)
                                : new DiagnosticRenderer(terminal.colour(), terminal.width()).render(found));
    }
}
