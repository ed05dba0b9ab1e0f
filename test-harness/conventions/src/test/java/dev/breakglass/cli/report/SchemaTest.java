package dev.breakglass.cli.report;

import com.networknt.schema.SpecVersion;
import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.dsl.diagnostic.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for programs is what the schemas say. */
class SchemaTest {
    private static final Path ROOT = Path.of("../..");
    private static final Schema JSON =
            new Schema(ROOT.resolve("docs/diagnostics/report.schema.json"), SpecVersion.VersionFlag.V202012);
    private static final Schema SARIF =
            new Schema(Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json"), SpecVersion.VersionFlag.V7);

    @TempDir
    Path here;

    @Test
    void nothingFoundIsADocumentToo() {
        Report empty = new Report(List.of(), List.of(), 0);
        JSON.accepts(written("json", empty));
        SARIF.accepts(written("sarif", empty));
    }

    @Test
    void everyTextHasAPlaceInTheSchema() {
        JSON.accepts(Hostile.written("json", here));
        SARIF.accepts(Hostile.written("sarif", here));
    }

    @Test
    void everyCaseOfADiagnosticIsWrittenAsTheSchemasSay() throws Exception {
        Path cases = ROOT.resolve("dsl/src/test/resources/diagnostics").toRealPath();
        String[] sets;
        try (var folders = Files.list(cases)) {
            sets = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toArray(String[]::new);
        }
        JSON.accepts(check(cases, "json", sets));
        SARIF.accepts(check(cases, "sarif", sets));
    }

    @Test
    void theSchemasRefuseWhatIsNotSo() {
        JSON.refuses(written("json", Hostile.report(here)).replace("\"line\":", "\"row\":"));
        SARIF.refuses(written("sarif", Hostile.report(here)).replace("\"startLine\":2", "\"startLine\":0"));
    }

    private static String written(String format, Report report) {
        return ReportFormat.named(format, false, Width.UNKNOWN).orElseThrow().write(report);
    }

    private static String check(Path folder, String format, String... sets) {
        String[] words = new String[sets.length + 3];
        words[0] = "check";
        words[1] = "--format";
        words[2] = format;
        System.arraycopy(sets, 0, words, 3, sets.length);
        return CommandLineRun.of(folder, words).replaceFirst("exit 1\n$", "");
    }
}
