package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion;
import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.cli.results.SuiteResults;
import dev.breakglass.conventions.ScenarioFolder;
import dev.breakglass.scenario.result.SuiteResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bgp simulate} writes as JSON is what its schema says. */
class SimulateSchemaTest {
    private static final Path ROOT = Path.of("../..");
    private static final Schema SCHEMA =
            new Schema(ROOT.resolve("docs/simulate.schema.json"), SpecVersion.VersionFlag.V202012);

    @TempDir
    Path temp;

    @Test
    void nothingPlayedIsADocumentToo() {
        SCHEMA.accepts(new SuiteResults(new SuiteResult(List.of(), List.of(), 3)).json());
    }

    @Test
    void everyScenarioOfTheLibraryAndOfTheTestsIsWrittenSo() throws Exception {
        Path root = ROOT.toRealPath();
        SCHEMA.accepts(
                json(root, "simulate", "policies", "test-harness/scenario/src/test/resources", "--format", "json"));
    }

    @Test
    void mistakesAndHostileNamesAreWrittenSo() throws Exception {
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("s"));
        folder.broken("broken");
        folder.failing("hostile", "</script> \u202e ' $&");
        String json = json(temp, "simulate", "s", "--format", "json");
        SCHEMA.accepts(json);
        assertThat(json).doesNotContain("\u202e").contains("\\u202e");
    }

    @Test
    void whatIsNotSoIsRefused() throws Exception {
        String json = json(ROOT.toRealPath(), "simulate", "policies/payments", "--format", "json");
        for (String key : List.of("at-ms", "unplayed", "word", "bands", "age-ms", "closing-latency-ms", "verified")) {
            assertThat(json).contains("\"" + key + "\":");
            SCHEMA.refuses(json.replaceFirst("\"" + key + "\":", "\"other\":"));
        }
    }

    /** Standard output alone: the first line of both streams. */
    private static String json(Path folder, String... words) {
        return CommandLineRun.of(folder, words).lines().findFirst().orElseThrow();
    }
}
