package dev.breakglass.cli;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.diagnostic.SpokenRenderer;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
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

    /** The compiled policy, or nothing after the diagnostics have been printed. */
    static Optional<dev.breakglass.runtime.policy.Policy> compiled(Path path, Console console) throws IOException {
        PolicySet set = read(path);
        if (set.checked().value().isEmpty()) {
            set.print(console);
        }
        return set.checked()
                .value()
                .map(whole -> PolicyCompiler.compile(whole.policy()).toPolicy());
    }
}
