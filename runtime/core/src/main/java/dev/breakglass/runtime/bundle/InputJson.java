package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.Vocabulary;
import dev.breakglass.runtime.policy.Vocabulary.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An input as JSON, and back. Durations are seconds; what most inputs do not have is left out. */
final class InputJson {

    private InputJson() {}

    static JsonObject write(Input input) {
        JsonObject.Builder json = JsonObject.builder()
                .put("kinds", Cells.numbers(input.kinds()))
                .put("name", input.name())
                .put("origin", input.origin().name())
                .put("text", input.text())
                .put("type", input.type().name())
                .put("values", JsonArray.ofTexts(input.values()));
        input.fresh().ifPresent(fresh -> json.put("fresh", fresh.toSeconds()));
        input.otherwise().ifPresent(otherwise -> json.put("otherwise", otherwise.toSeconds()));
        if (input.many()) {
            json.put("many", true);
        }
        return json.build();
    }

    static Input read(CanonicalReader in) {
        in.object();
        Optional<Duration> fresh = seconds(in, "fresh");
        in.key("kinds");
        List<Integer> kinds = in.smalls();
        boolean many = in.isKey("many");
        if (many) {
            in.key("many");
            if (!in.flag()) {
                throw in.wrong("\"many\" is true or not there");
            }
        }
        in.key("name");
        String name = in.text();
        in.key("origin");
        Vocabulary.Origin origin = Vocabulary.Origin.valueOf(in.text());
        Optional<Duration> otherwise = seconds(in, "otherwise");
        in.key("text");
        String text = in.text();
        in.key("type");
        Vocabulary.Type type = Vocabulary.Type.valueOf(in.text());
        in.key("values");
        List<String> values = in.texts();
        in.endObject();
        return new Input(origin, text, name, type, kinds, values, fresh, many, otherwise);
    }

    private static Optional<Duration> seconds(CanonicalReader in, String key) {
        if (!in.isKey(key)) {
            return Optional.empty();
        }
        in.key(key);
        return Optional.of(TermsJson.seconds(in));
    }
}
