package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Width;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {
    private static final String TWO_FAULTS = "policy x\nrole a from group \"a\" disjoint from b, b\n";

    @TempDir
    Path here;

    @Test
    void aRuleCarriesItsPage() {
        JsonObject rule = run(TWO_FAULTS)
                .object("tool")
                .object("driver")
                .array("rules")
                .objects()
                .get(0);
        assertThat(rule.text("id")).isEqualTo("BGP2014");
        assertThat(rule.text("name")).isEqualTo("UnknownRole");
        assertThat(rule.object("help").text("markdown")).startsWith("# BGP2014 unknown-role\n");
        assertThat(rule.object("help").text("text"))
                .startsWith("BGP2014 unknown-role\n")
                .doesNotContain("```", "## ");
        assertThat(rule.object("defaultConfiguration").text("level")).isEqualTo("error");
    }

    @Test
    void aResultPointsAtItsRuleAndItsPlace() {
        JsonObject result = results(TWO_FAULTS).get(0);
        JsonObject physical = result.array("locations").objects().get(0).object("physicalLocation");
        assertThat(result.number("ruleIndex")).isZero();
        assertThat(physical.object("artifactLocation").text("uri")).isEqualTo("set/p.bgp");
        assertThat(physical.object("artifactLocation").text("uriBaseId")).isEqualTo("%SRCROOT%");
        assertThat(physical.object("region").number("startLine")).isEqualTo(2);
        assertThat(physical.object("region").number("startColumn")).isEqualTo(37);
        assertThat(physical.object("region").number("endColumn")).isEqualTo(38);
    }

    @Test
    void aFingerprintStaysWhenLinesAboveChangeAndTellsEqualFindingsApart() {
        List<String> before = fingerprints(TWO_FAULTS);
        assertThat(fingerprints(
                        "policy x\n\n// more\n" + TWO_FAULTS.substring(9).replace("role a ", "role  a ")))
                .isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(fingerprints(TWO_FAULTS.replace("from b, b", "from c, c"))).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aFileOutsideOfTheFolderHasAUriOfItsOwn() {
        Origin origin = Origin.of(here.resolve("elsewhere"), here.resolve("set"));
        SourceFile file = new SourceFile("a b.bgp", "");
        assertThat(origin.uri(file)).startsWith("file:///").endsWith("/a%20b.bgp");
        assertThat(origin.isRelative(file)).isFalse();
    }

    @Test
    void anImportedFileIsFoundWhereItLies() throws IOException {
        Files.createDirectories(here.resolve("sets/payments"));
        Origin origin = Origin.of(here, here.resolve("sets/payments"));
        assertThat(origin.path(new SourceFile("../org/roles.bgp", "", "../org")))
                .isEqualTo("sets/org/roles.bgp");
    }

    private List<String> fingerprints(String text) {
        return results(text).stream()
                .map(result -> result.object("partialFingerprints").text(Fingerprints.KEY))
                .toList();
    }

    private List<JsonObject> results(String text) {
        return run(text).array("results").objects();
    }

    private JsonObject run(String text) {
        Origin origin = Origin.of(here, here.resolve("set/p.bgp"));
        List<Finding> findings = Checker.check(List.of(new SourceFile("p.bgp", text))).diagnostics().stream()
                .map(diagnostic -> new Finding(origin, diagnostic))
                .toList();
        String sarif = ReportFormat.named("sarif", false, Width.UNKNOWN)
                .orElseThrow()
                .write(new Report(findings, List.of(), 1));
        return JsonReader.readObject(sarif.getBytes(StandardCharsets.UTF_8))
                .array("runs")
                .objects()
                .get(0);
    }
}
