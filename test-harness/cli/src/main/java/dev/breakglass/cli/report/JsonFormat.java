package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** For programs: all that is known, as {@code docs/diagnostics/report.schema.json} says. */
record JsonFormat() implements ReportFormat {
    private static final int VERSION = 1;

    @Override
    public String write(Report report) {
        return Json.write(JsonObject.builder()
                .put("version", VERSION)
                .put(
                        "diagnostics",
                        report.findings().stream().map(JsonFormat::finding).collect(Json.array()))
                .put("notes", report.notes().stream().map(JsonFormat::note).collect(Json.array()))
                .build());
    }

    @Override
    public boolean isDocument() {
        return true;
    }

    private static JsonValue finding(Finding finding) {
        Diagnostic diagnostic = finding.diagnostic();
        JsonObject.Builder object = JsonObject.builder()
                .put("code", diagnostic.code().id())
                .put("slug", diagnostic.code().slug())
                .put("page", Pages.path(diagnostic.code()))
                .put("severity", diagnostic.severity().word())
                .put("message", Quote.visible(diagnostic.message()))
                .put("label", Quote.visible(diagnostic.label()));
        place(object, finding.origin(), diagnostic.place());
        object.put(
                "related",
                diagnostic.related().stream()
                        .map(related -> related(finding.origin(), related))
                        .collect(Json.array()));
        diagnostic.help().ifPresent(help -> object.put("help", Quote.visible(help)));
        diagnostic.note().ifPresent(note -> object.put("note", Quote.visible(note)));
        diagnostic.fix().ifPresent(fix -> object.put("fix", fix(finding.origin(), fix)));
        return object.build();
    }

    private static JsonValue related(Origin origin, Diagnostic.Related related) {
        JsonObject.Builder object = JsonObject.builder().put("label", Quote.visible(related.label()));
        place(object, origin, related.place());
        return object.build();
    }

    private static JsonValue fix(Origin origin, Fix fix) {
        return JsonObject.builder()
                .put("title", Quote.visible(fix.title()))
                .put(
                        "edits",
                        fix.edits().stream().map(edit -> edit(origin, edit)).collect(Json.array()))
                .build();
    }

    private static JsonValue edit(Origin origin, Fix.Edit edit) {
        JsonObject.Builder object = JsonObject.builder().put("text", edit.text());
        place(object, origin, edit.place());
        return object.build();
    }

    private static JsonValue note(Report.Note note) {
        return JsonObject.builder()
                .put("set", note.set())
                .put("message", Quote.visible(note.message()))
                .build();
    }

    private static void place(JsonObject.Builder object, Origin origin, Place place) {
        object.put("file", origin.path(place.file()))
                .put("start", position(place.file(), place.span().start()))
                .put("end", position(place.file(), place.span().end()));
    }

    /** Lines and columns as people count them; the offset in bytes, since the file is bytes to whoever edits it. */
    private static JsonValue position(SourceFile file, int offset) {
        Position position = file.position(offset);
        int end = Math.min(offset, file.text().length());
        return JsonObject.builder()
                .put("line", position.line())
                .put("column", position.column())
                .put("offset", file.text().substring(0, end).getBytes(StandardCharsets.UTF_8).length)
                .build();
    }
}
