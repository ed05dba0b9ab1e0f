package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.PolicyData;
import java.util.List;

/** A compiled policy's data as JSON, and back. */
final class PolicyJson {

    private static final List<String> KEYS = List.of("clauses", "rules", "vocabulary");

    private PolicyJson() {}

    static JsonObject write(PolicyData data) {
        return JsonObject.builder()
                .put("clauses", Cells.list(data.clauses(), ClauseJson::write))
                .put("rules", RulesJson.write(data.rules()))
                .put("vocabulary", VocabularyJson.write(data.vocabulary()))
                .build();
    }

    static PolicyData read(JsonObject json) {
        for (String key : json.keys()) {
            if (!KEYS.contains(key)) {
                throw new JsonException("the key \"" + key + "\" is none of " + KEYS);
            }
        }
        return new PolicyData(
                VocabularyJson.read(json.object("vocabulary")),
                RulesJson.read(json.object("rules")),
                Cells.read(json.array("clauses"), ClauseJson::read));
    }
}
