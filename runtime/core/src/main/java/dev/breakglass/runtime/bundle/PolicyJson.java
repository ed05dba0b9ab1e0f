package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.Clause;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.List;

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

    static PolicyData read(CanonicalReader in) {
        List<Clause> clauses = new ArrayList<>();
        in.object();
        in.key("clauses");
        for (in.array(); in.more(); ) {
            clauses.add(ClauseJson.read(in));
        }
        in.key("rules");
        Rules rules = RulesJson.read(in);
        in.key("vocabulary");
        PolicyData data = new PolicyData(VocabularyJson.read(in), rules, clauses);
        in.endObject();
        in.end();
        return data;
    }
}
