package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.policy.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A vocabulary as JSON, and back. */
final class VocabularyJson {

    private VocabularyJson() {}

    static JsonObject write(Vocabulary v) {
        return JsonObject.builder()
                .put("digest", v.digest())
                .put(
                        "zones",
                        array(
                                v.zones(),
                                zone -> JsonObject.builder()
                                        .put("name", zone.name())
                                        .put("approvers", numbers(zone.approvers()))
                                        .build()))
                .put(
                        "roles",
                        array(
                                v.roles(),
                                role -> JsonObject.builder()
                                        .put("name", role.name())
                                        .put("groups", JsonArray.ofTexts(role.groups()))
                                        .build()))
                .put("actions", JsonArray.ofTexts(v.actions()))
                .put("kinds", JsonArray.ofTexts(v.kinds()))
                .put("inputs", array(v.inputs(), VocabularyJson::input))
                .put("marks", Cells.list(v.marks(), MarkJson::write))
                .put("paths", array(v.paths(), TermsJson::write))
                .build();
    }

    static Vocabulary read(JsonObject json) {
        return new Vocabulary(
                json.text("digest"),
                list(
                        json.array("zones"),
                        zone -> new Vocabulary.Zone(zone.text("name"), numbers(zone.array("approvers")))),
                list(
                        json.array("roles"),
                        role -> new Vocabulary.Role(
                                role.text("name"), role.array("groups").texts())),
                json.array("actions").texts(),
                json.array("kinds").texts(),
                list(json.array("inputs"), VocabularyJson::input),
                Cells.read(json.array("marks"), MarkJson::read),
                list(json.array("paths"), TermsJson::read));
    }

    private static JsonObject input(Vocabulary.Input input) {
        JsonObject.Builder json = JsonObject.builder()
                .put("origin", input.origin().name())
                .put("text", input.text())
                .put("name", input.name())
                .put("type", input.type().name())
                .put("kinds", numbers(input.kinds()))
                .put("values", JsonArray.ofTexts(input.values()));
        input.fresh().ifPresent(fresh -> json.put("fresh", fresh.toSeconds()));
        input.otherwise().ifPresent(otherwise -> json.put("otherwise", otherwise.toSeconds()));
        if (input.many()) {
            json.put("many", true);
        }
        return json.build();
    }

    private static Vocabulary.Input input(JsonObject json) {
        return new Vocabulary.Input(
                Vocabulary.Origin.valueOf(json.text("origin")),
                json.text("text"),
                json.text("name"),
                Vocabulary.Type.valueOf(json.text("type")),
                numbers(json.array("kinds")),
                json.array("values").texts(),
                seconds(json, "fresh"),
                json.has("many") && json.flag("many"),
                seconds(json, "otherwise"));
    }

    private static Optional<Duration> seconds(JsonObject json, String key) {
        return json.has(key) ? Optional.of(Duration.ofSeconds(json.number(key))) : Optional.empty();
    }

    static <T> JsonArray array(List<T> items, Function<T, JsonObject> each) {
        return new JsonArray(
                items.stream().map(item -> (JsonValue) each.apply(item)).toList());
    }

    static <T> List<T> list(JsonArray array, Function<JsonObject, T> each) {
        return array.objects().stream().map(each).toList();
    }

    private static JsonArray numbers(List<Integer> numbers) {
        return new JsonArray(
                numbers.stream().map(n -> (JsonValue) new JsonNumber(n)).toList());
    }

    private static List<Integer> numbers(JsonArray array) {
        return array.items().stream()
                .map(item -> {
                    if (item instanceof JsonNumber number) {
                        return whole(number.value());
                    }
                    throw new JsonException("expected an array of integers");
                })
                .toList();
    }

    private static int whole(long number) {
        return Math.toIntExact(number);
    }
}
