package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a step or the whole run must come to. */
public final class ExpectationWriter {

    private ExpectationWriter() {}

    /** In the words in which {@link ExpectationReader} reads it. */
    public static String step(List<Expectation> expect) {
        Map<String, String> fields = new LinkedHashMap<>();
        expect.forEach(each -> put(each, fields));
        return YamlText.map(fields);
    }

    private static void put(Expectation expect, Map<String, String> fields) {
        if (expect instanceof Expectation.Decided decided) {
            decided.deny()
                    .ifPresentOrElse(
                            code -> fields.put("deny", code),
                            () -> fields.put("decision", decided.outcome().word()));
            decided.path().ifPresent(path -> fields.put("path", YamlText.text(path)));
            decided.open().ifPresent(codes -> fields.put("open", YamlText.texts(codes)));
        } else if (expect instanceof Expectation.Refused refused) {
            fields.put("refused", refused.code());
        } else if (expect instanceof Expectation.InState in) {
            fields.put("state", in.state());
        } else if (expect instanceof Expectation.Because because) {
            fields.put("reasons", YamlText.texts(because.codes()));
        } else if (expect instanceof Expectation.Written written) {
            fields.put("audit", YamlText.texts(written.kinds()));
        } else if (expect instanceof Expectation.Done done) {
            fields.put("duties", YamlText.texts(done.duties()));
        } else {
            fields.put("open-grants", Integer.toString(((Expectation.OpenGrants) expect).count()));
        }
    }

    static String run(RunExpectation expect) {
        Map<String, String> audit = new LinkedHashMap<>();
        expect.auditVerified().ifPresent(verified -> audit.put("verified", Boolean.toString(verified)));
        if (!expect.written().isEmpty()) {
            Map<String, String> events = new LinkedHashMap<>();
            expect.written().forEach((kind, count) -> events.put(kind, Integer.toString(count)));
            audit.put("events", YamlText.map(events));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (!audit.isEmpty()) {
            fields.put("audit", YamlText.map(audit));
        }
        expect.openGrants().ifPresent(count -> fields.put("open-grants", Integer.toString(count)));
        expect.owedDuties().ifPresent(count -> fields.put("owed-duties", Integer.toString(count)));
        if (!expect.states().isEmpty()) {
            fields.put("state", YamlText.map(expect.states()));
        }
        if (expect.properties()) {
            fields.put("properties", "hold");
        }
        return YamlText.map(fields);
    }
}
