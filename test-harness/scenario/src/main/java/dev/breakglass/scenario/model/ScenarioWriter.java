package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.scenario.request.ValueText;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.Lengths;
import dev.breakglass.scenario.yaml.YamlText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a scenario as a file that {@link ScenarioReader} reads as the same scenario. Pure and safe for any thread. */
public final class ScenarioWriter {

    private ScenarioWriter() {}

    /** The file's text; rounds of steps are written out step by step. */
    public static String write(Scenario scenario) {
        StringBuilder out = new StringBuilder();
        line(out, "scenario: " + YamlText.text(scenario.title()));
        line(out, "policy: " + YamlText.text(scenario.policy()));
        if (!scenario.words().strangers().isEmpty()) {
            line(out, Words.STRANGERS + ": " + YamlText.texts(scenario.words().strangers()));
        }
        line(out, "start: " + scenario.start());
        people(out, scenario.people());
        if (!scenario.signals().isEmpty()) {
            line(out, "signals: " + YamlText.map(ValueText.all(scenario.signals())));
        }
        line(out, "timeline:");
        scenario.timeline().forEach(step -> step(out, step, scenario.start()));
        String expect = ExpectationWriter.run(scenario.expect());
        if (!expect.equals("{}")) {
            line(out, "expect: " + expect);
        }
        return out.toString();
    }

    private static void people(StringBuilder out, Map<String, Person> people) {
        line(out, people.isEmpty() ? "people: {}" : "people:");
        people.forEach((id, person) -> line(out, "  " + YamlText.text(id) + ": " + person(person)));
    }

    static String person(Person person) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!person.groups().isEmpty()) {
            fields.put("groups", YamlText.texts(person.groups()));
        }
        if (!person.attributes().isEmpty()) {
            fields.put("attributes", YamlText.map(ValueText.all(person.attributes())));
        }
        return YamlText.map(fields);
    }

    private static void step(StringBuilder out, Step step, Instant start) {
        ActWriter.Written act = step.act().accept(new ActWriter(start.plus(step.at())));
        line(out, "  - at: " + Lengths.text(step.at()));
        line(out, "    " + act.name() + ": " + act.value());
        if (!step.expect().isEmpty()) {
            line(out, "    expect: " + ExpectationWriter.step(step.expect()));
        }
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }
}
