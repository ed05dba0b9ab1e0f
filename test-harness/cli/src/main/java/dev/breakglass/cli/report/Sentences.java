package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Position;
import java.util.ArrayList;
import java.util.List;

/** All the words of a finding, where no source line can be shown. */
final class Sentences {

    private Sentences() {}

    /** What is wrong, and on lines of their own the second places, what to know and what to do. */
    static String of(Finding finding) {
        Diagnostic diagnostic = finding.diagnostic();
        List<String> lines = new ArrayList<>();
        lines.add(diagnostic.message() + (diagnostic.label().isEmpty() ? "" : ": " + diagnostic.label()));
        for (Diagnostic.Related related : diagnostic.related()) {
            Position at = related.place().start();
            lines.add("See " + finding.origin().path(related.place().file()) + ":" + at.line() + ":" + at.column()
                    + (related.label().isEmpty() ? "" : ": " + related.label()));
        }
        diagnostic.note().ifPresent(note -> lines.add("Note: " + note));
        diagnostic.help().ifPresent(help -> lines.add("Help: " + help));
        return String.join("\n", lines.stream().map(Quote::visible).toList());
    }
}
