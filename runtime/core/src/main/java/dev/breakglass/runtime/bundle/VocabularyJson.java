package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Vocabulary;
import dev.breakglass.runtime.policy.Vocabulary.Input;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.policy.Vocabulary.Role;
import dev.breakglass.runtime.policy.Vocabulary.Zone;
import java.util.ArrayList;
import java.util.List;

/** A vocabulary as JSON, and back. */
final class VocabularyJson {

    private VocabularyJson() {}

    static JsonObject write(Vocabulary v) {
        return JsonObject.builder()
                .put("actions", JsonArray.ofTexts(v.actions()))
                .put("digest", v.digest())
                .put("inputs", Cells.list(v.inputs(), InputJson::write))
                .put("kinds", JsonArray.ofTexts(v.kinds()))
                .put("marks", Cells.list(v.marks(), MarkJson::write))
                .put("roles", Cells.list(v.roles(), VocabularyJson::role))
                .put("terms", TermsJson.write(v.paths()))
                .put("zones", Cells.list(v.zones(), VocabularyJson::zone))
                .build();
    }

    static Vocabulary read(CanonicalReader in) {
        in.object();
        in.key("actions");
        List<String> actions = in.texts();
        in.key("digest");
        String digest = in.text();
        in.key("inputs");
        List<Input> inputs = new ArrayList<>();
        for (in.array(); in.more(); ) {
            inputs.add(InputJson.read(in));
        }
        in.key("kinds");
        List<String> kinds = in.texts();
        in.key("marks");
        List<Mark> marks = new ArrayList<>();
        for (in.array(); in.more(); ) {
            marks.add(MarkJson.read(in));
        }
        in.key("roles");
        List<Role> roles = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            roles.add(new Role(in.text(), in.texts()));
            in.endArray();
        }
        in.key("terms");
        List<PathTerms> paths = TermsJson.read(in);
        in.key("zones");
        List<Zone> zones = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            zones.add(new Zone(in.text(), in.smalls()));
            in.endArray();
        }
        in.endObject();
        return new Vocabulary(digest, zones, roles, actions, kinds, inputs, marks, paths);
    }

    private static JsonArray role(Role role) {
        return Cells.row(Cells.text(role.name()), JsonArray.ofTexts(role.groups()));
    }

    private static JsonArray zone(Zone zone) {
        return Cells.row(Cells.text(zone.name()), Cells.numbers(zone.approvers()));
    }
}
