package dev.breakglass.cli.results;

import dev.breakglass.cli.report.Json;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.AuditResult;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.Reason;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Duration;

/** For programs: all that is known, as {@code docs/simulate.schema.json} says. Lengths of time are milliseconds. */
final class ResultsJson {

    private static final int VERSION = 1;

    private ResultsJson() {}

    static String write(SuiteResult suite) {
        return Json.write(JsonObject.builder()
                .put("version", VERSION)
                .put("passed", suite.passed())
                .put("failed", suite.failed())
                .put("unplayed", suite.unplayed())
                .put("steps", suite.steps())
                .put(
                        "scenarios",
                        suite.scenarios().stream().map(ResultsJson::scenario).collect(Json.array()))
                .put(
                        "problems",
                        suite.problems().stream().map(ResultsJson::problem).collect(Json.array()))
                .build());
    }

    private static JsonValue scenario(ScenarioResult result) {
        JsonObject.Builder object = JsonObject.builder()
                .put("title", result.title())
                .put("file", result.file())
                .put("passed", result.passed())
                .put("failures", JsonArray.ofTexts(result.failures()))
                .put("policy", result.policy())
                .put("digest", result.digest())
                .put("start", result.start().toString())
                .put("length-ms", millis(result.length()))
                .put("people", JsonArray.ofTexts(result.people()))
                .put(
                        "timeline",
                        result.timeline().stream()
                                .map(moment -> moment(moment, result.file()))
                                .collect(Json.array()))
                .put("requests", result.doors().stream().map(DoorJson::request).collect(Json.array()))
                .put("zones", result.zones().stream().map(DoorJson::zone).collect(Json.array()))
                .put("checks", result.checks().stream().map(ResultsJson::check).collect(Json.array()));
        result.audit().ifPresent(audit -> object.put("audit", audit(audit)));
        return object.build();
    }

    private static JsonValue audit(AuditResult audit) {
        return JsonObject.builder()
                .put("verified", audit.verified())
                .put("entries", audit.entries())
                .putIfPresent("root", audit.root())
                .putIfPresent("problem", audit.problem())
                .build();
    }

    private static JsonValue moment(Moment moment, String file) {
        JsonObject.Builder object = JsonObject.builder()
                .put("at-ms", millis(moment.at()))
                .put("time", moment.time().toString())
                .put("what", moment.what())
                .put("answer", answer(moment.answer()));
        object.putIfPresent("actor", moment.actor());
        moment.check().ifPresent(check -> object.put("check", check(check)));
        moment.place().ifPresent(place -> {
            if (!place.file().equals(file)) {
                object.put("file", place.file());
            }
            object.put("line", place.line()).put("column", place.column());
        });
        return object.build();
    }

    private static JsonValue answer(Answer answer) {
        return JsonObject.builder()
                .put("word", answer.word())
                .put(
                        "reasons",
                        answer.reasons().stream().map(ResultsJson::reason).collect(Json.array()))
                .putIfPresent("path", answer.path())
                .putIfPresent("note", answer.note())
                .build();
    }

    private static JsonValue reason(Reason reason) {
        return JsonObject.builder()
                .put("code", reason.code())
                .put("need", reason.need())
                .put("have", reason.have())
                .put("line", reason.line())
                .putIfPresent("path", reason.path())
                .putIfPresent("source", reason.source().map(Object::toString))
                .build();
    }

    private static JsonValue check(Check check) {
        return JsonObject.builder()
                .put("passed", check.passed())
                .put("expected", check.expected())
                .put("actual", check.actual())
                .build();
    }

    private static JsonValue problem(SuiteResult.FileFailure failure) {
        JsonObject.Builder object = JsonObject.builder()
                .put("file", failure.place().map(FilePlace::file).orElse(failure.file()))
                .put("message", failure.message());
        failure.place()
                .filter(place -> place.line() > 0)
                .ifPresent(place -> object.put("line", place.line()).put("column", place.column()));
        return object.build();
    }

    static long millis(Duration length) {
        return length.toMillis();
    }
}
