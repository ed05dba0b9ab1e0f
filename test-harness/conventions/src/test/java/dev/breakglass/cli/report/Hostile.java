package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Width;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A report in which every text tries to break out of its place. */
final class Hostile {
    static final String TEXT = "a\u001b[2J\u202e\u0085\u2028b\r\n::error file=x::c \"q\" 100%0A {0} [l](http://x) <b>";

    private Hostile() {}

    static Report report(Path here) {
        SourceFile file = new SourceFile("b: c,d%\u001b\u202e\n.bgp", "policy x\n\u00e9\ud83d\ude92 role\n");
        Place place = new Place(file, new Span(13, 17));
        Diagnostic diagnostic = Diagnostic.error(Code.UNKNOWN_ROLE, place, TEXT)
                .labelled(TEXT)
                .noting(TEXT)
                .helping(TEXT)
                .seeing(new Place(file, new Span(0, 6)), TEXT)
                .fixedBy(new Fix(TEXT, List.of(new Fix.Edit(place, TEXT + "\ud800"))));
        Origin origin = Origin.of(here, folder(here.resolve("set")));
        return new Report(List.of(new Finding(origin, diagnostic)), List.of(new Report.Note("set", TEXT)), 1);
    }

    static String written(String format, Path here) {
        return ReportFormat.named(format, false, Width.UNKNOWN).orElseThrow().write(report(here));
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
