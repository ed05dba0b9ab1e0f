package dev.breakglass.cli;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.fix.Fixer;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code --fix} does to the files of one set.
 *
 * @param name of the set, as the caller wrote it
 */
record LintFix(String name, Path policies, Console console) {

    /** Writes every file that is another one now, and says what was done. */
    void write(CheckedSet before, Fixer.Fixed fixed) throws IOException {
        List<SourceFile> old = before.policy().sources();
        List<SourceFile> now = fixed.set().policy().sources();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).text().equals(now.get(i).text())) {
                Replacement.write(
                        file(old.get(i)), old.get(i).text(), now.get(i).text());
            }
        }
        fixed.applied().forEach(finding -> tell("fixed", finding));
        fixed.refused().forEach(this::refused);
    }

    /** Prints how every file that would be another one differs. */
    void show(CheckedSet before, Fixer.Fixed fixed) {
        List<SourceFile> old = before.policy().sources();
        List<SourceFile> now = fixed.set().policy().sources();
        for (int i = 0; i < old.size(); i++) {
            console.out()
                    .print(LineDiff.unified(
                            shown(old.get(i)), old.get(i).text(), now.get(i).text()));
        }
        fixed.refused().forEach(this::refused);
    }

    private void refused(Diagnostic finding) {
        tell("not fixed, for it would change more than it says", finding);
    }

    private void tell(String word, Diagnostic finding) {
        console.err()
                .println(word + ": " + shown(finding.place().file()) + ":"
                        + finding.place().start().line() + ": " + finding.code().id() + " "
                        + finding.fix().map(Fix::title).orElse(""));
    }

    private Path file(SourceFile source) {
        return Files.isDirectory(policies) ? policies.resolve(source.name()) : policies;
    }

    private String shown(SourceFile source) {
        return Files.isDirectory(policies)
                ? Path.of(name).resolve(source.name()).toString()
                : name;
    }
}
