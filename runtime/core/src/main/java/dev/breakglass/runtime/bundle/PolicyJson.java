package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.PolicyData;

/** A compiled policy's data as JSON, and back. */
final class PolicyJson {

    private PolicyJson() {}

    static JsonObject write(PolicyData data) {
        return JsonObject.builder()
                .put("clauses", Cells.list(data.clauses(), ClauseJson::write))
                .put("rules", RulesJson.write(data.rules()))
                .put("vocabulary", VocabularyJson.write(data.vocabulary()))
                .build();
    }

    static PolicyData read(JsonObject json) {
        return new PolicyData(
                VocabularyJson.read(json.object("vocabulary")),
                RulesJson.read(json.object("rules")),
                Cells.read(json.array("clauses"), ClauseJson::read));
    }
}
