package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** For code hosts and viewers: SARIF 2.1.0 (OASIS, 27 March 2020), one run. */
record SarifFormat() implements ReportFormat {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** The folder that the command ran in; whoever reads the log knows where it lies by then. */
    static final String ROOT = "%SRCROOT%";

    @Override
    public String write(Report report) {
        List<Code> rules = report.findings().stream()
                .map(finding -> finding.diagnostic().code())
                .distinct()
                .sorted()
                .toList();
        Fingerprints fingerprints = new Fingerprints();
        JsonArray results = report.findings().stream()
                .map(finding -> SarifResult.of(
                        finding, rules.indexOf(finding.diagnostic().code()), fingerprints.next(finding)))
                .collect(Json.array());
        return Json.write(JsonObject.builder()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", Json.array(run(report, rules, results)))
                .build());
    }

    @Override
    public boolean isDocument() {
        return true;
    }

    private static JsonValue run(Report report, List<Code> rules, JsonArray results) {
        return JsonObject.builder()
                .put("tool", JsonObject.builder().put("driver", driver(rules)).build())
                .put("columnKind", "unicodeCodePoints")
                .put(
                        "originalUriBaseIds",
                        JsonObject.builder()
                                .put(
                                        ROOT,
                                        JsonObject.builder()
                                                .put("description", text("The folder that bgp was run in."))
                                                .build())
                                .build())
                .put("artifacts", artifacts(report))
                .put("invocations", Json.array(invocation(report)))
                .put("results", results)
                .build();
    }

    private static JsonValue driver(List<Code> rules) {
        JsonObject.Builder driver = JsonObject.builder().put("name", "bgp").put("fullName", "Breakglass bgp");
        driver.putIfPresent(
                "semanticVersion",
                Optional.ofNullable(SarifFormat.class.getPackage().getImplementationVersion()));
        return driver.put("rules", rules.stream().map(SarifRule::of).collect(Json.array()))
                .build();
    }

    /** Each file once, in order of path. */
    private static JsonArray artifacts(Report report) {
        TreeMap<String, JsonValue> files = new TreeMap<>();
        for (Finding finding : report.findings()) {
            JsonValue location = SarifResult.artifact(finding.origin(), finding.file());
            files.put(
                    finding.path(),
                    JsonObject.builder()
                            .put("location", location)
                            .put("roles", JsonArray.ofTexts(List.of("analysisTarget")))
                            .build());
        }
        return files.values().stream().collect(Json.array());
    }

    /** That policies have faults is no failure of the tool: it ran to its end. */
    private static JsonValue invocation(Report report) {
        return JsonObject.builder()
                .put("executionSuccessful", true)
                .put("exitCode", report.exitStatus())
                .put(
                        "toolExecutionNotifications",
                        report.notes().stream().map(SarifFormat::notification).collect(Json.array()))
                .build();
    }

    private static JsonValue notification(Report.Note note) {
        return JsonObject.builder()
                .put("level", "note")
                .put("message", text(note.set() + ": " + note.message()))
                .build();
    }

    /** A message. Braces are doubled, being placeholders otherwise (3.11.5), and no text makes a link (3.11.6). */
    static JsonValue text(String words) {
        String literal = words.replace("{", "{{").replace("}", "}}").replace("](", "] (");
        return JsonObject.builder().put("text", literal).build();
    }
}
