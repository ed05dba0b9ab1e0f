package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One finding as a {@code result} of SARIF (section 3.27). */
final class SarifResult {

    private SarifResult() {}

    static JsonValue of(Finding finding, int ruleIndex, String fingerprint) {
        Diagnostic diagnostic = finding.diagnostic();
        JsonObject.Builder result = JsonObject.builder()
                .put("ruleId", diagnostic.code().id())
                .put("ruleIndex", ruleIndex)
                .put("level", level(diagnostic.severity()))
                .put("message", SarifFormat.text(Sentences.of(finding)))
                .put(
                        "locations",
                        Json.array(JsonObject.builder()
                                .put("physicalLocation", physical(finding.origin(), diagnostic.place()))
                                .build()))
                .put(
                        "partialFingerprints",
                        JsonObject.builder().put(Fingerprints.KEY, fingerprint).build());
        if (!diagnostic.related().isEmpty()) {
            result.put("relatedLocations", related(finding));
        }
        diagnostic.fix().ifPresent(fix -> result.put("fixes", Json.array(fix(finding.origin(), fix))));
        return result.build();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    private static JsonArray related(Finding finding) {
        List<Diagnostic.Related> places = finding.diagnostic().related();
        return IntStream.range(0, places.size())
                .mapToObj(i -> related(finding.origin(), places.get(i), i + 1))
                .collect(Json.array());
    }

    private static JsonValue related(Origin origin, Diagnostic.Related related, int id) {
        JsonObject.Builder location = JsonObject.builder().put("id", id);
        if (!related.label().isEmpty()) {
            location.put("message", SarifFormat.text(Quote.visible(related.label())));
        }
        return location.put("physicalLocation", physical(origin, related.place()))
                .build();
    }

    /** The edits of each file together, as SARIF wants them. */
    private static JsonValue fix(Origin origin, Fix fix) {
        Map<SourceFile, List<Fix.Edit>> byFile = fix.edits().stream()
                .collect(Collectors.groupingBy(edit -> edit.place().file(), LinkedHashMap::new, Collectors.toList()));
        JsonArray changes = byFile.entrySet().stream()
                .map(file -> (JsonValue) JsonObject.builder()
                        .put("artifactLocation", artifact(origin, file.getKey()))
                        .put(
                                "replacements",
                                file.getValue().stream()
                                        .map(SarifResult::replacement)
                                        .collect(Json.array()))
                        .build())
                .collect(Json.array());
        return JsonObject.builder()
                .put("description", SarifFormat.text(Quote.visible(fix.title())))
                .put("artifactChanges", changes)
                .build();
    }

    private static JsonValue replacement(Fix.Edit edit) {
        return JsonObject.builder()
                .put("deletedRegion", region(edit.place()))
                .put(
                        "insertedContent",
                        JsonObject.builder().put("text", edit.text()).build())
                .build();
    }

    private static JsonValue physical(Origin origin, Place place) {
        JsonObject.Builder location = JsonObject.builder().put("artifactLocation", artifact(origin, place.file()));
        if (!Origin.isFolder(place.file())) {
            location.put("region", region(place));
        }
        return location.build();
    }

    static JsonValue artifact(Origin origin, SourceFile file) {
        JsonObject.Builder location = JsonObject.builder().put("uri", origin.uri(file));
        if (origin.isRelative(file)) {
            location.put("uriBaseId", SarifFormat.ROOT);
        }
        return location.build();
    }

    /** The end is the column after the last character, in SARIF (3.30.8) as here. */
    private static JsonValue region(Place place) {
        Position start = place.start();
        Position end = place.file().position(place.span().end());
        return JsonObject.builder()
                .put("startLine", start.line())
                .put("startColumn", start.column())
                .put("endLine", end.line())
                .put("endColumn", end.column())
                .build();
    }
}
