package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.policy.PathTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of all paths as JSON, and back: a row for each path, and two tables of what paths have in common. Durations are
 * seconds, as the language has no shorter unit.
 */
final class TermsJson {

    private TermsJson() {}

    /** How long a key may lie unused, and the obligations. */
    private record Life(Duration redeemWithin, List<Obligation> obligations) {}

    static JsonObject write(List<PathTerms> all) {
        Map<List<String>, Integer> actions = new LinkedHashMap<>();
        Map<Life, Integer> lives = new LinkedHashMap<>();
        List<JsonValue> paths = new ArrayList<>();
        for (PathTerms terms : all) {
            paths.add(Cells.row(
                    Cells.text(terms.path()),
                    Cells.text(terms.zone()),
                    number(terms.actions(), actions),
                    number(new Life(terms.redeemWithin(), terms.obligations()), lives)));
        }
        return JsonObject.builder()
                .put("actions", Cells.list(List.copyOf(actions.keySet()), JsonArray::ofTexts))
                .put("lives", Cells.list(List.copyOf(lives.keySet()), TermsJson::life))
                .put("paths", new JsonArray(paths))
                .build();
    }

    private static <T> JsonNumber number(T row, Map<T, Integer> table) {
        return new JsonNumber(table.computeIfAbsent(row, added -> table.size()));
    }

    private static JsonArray life(Life life) {
        return Cells.row(
                Cells.number(life.redeemWithin().toSeconds()), Cells.list(life.obligations(), ObligationJson::write));
    }

    static List<PathTerms> read(CanonicalReader in) {
        Table<List<String>> actions = new Table<>();
        Table<Life> lives = new Table<>();
        List<PathTerms> paths = new ArrayList<>();
        in.object();
        in.key("actions");
        for (in.array(); in.more(); ) {
            int from = in.at();
            actions.add(List.copyOf(in.texts()), in.since(from), in);
        }
        in.key("lives");
        for (in.array(); in.more(); ) {
            int from = in.at();
            lives.add(readLife(in), in.since(from), in);
        }
        in.key("paths");
        for (in.array(); in.more(); ) {
            in.array();
            String path = in.text();
            String zone = in.text();
            List<String> allowed = actions.row(in);
            Life life = lives.row(in);
            paths.add(new PathTerms(path, zone, allowed, life.redeemWithin(), life.obligations()));
            in.endArray();
        }
        actions.end(in);
        lives.end(in);
        in.endObject();
        return paths;
    }

    private static Life readLife(CanonicalReader in) {
        in.array();
        Duration redeemWithin = seconds(in);
        List<Obligation> obligations = new ArrayList<>();
        for (in.array(); in.more(); ) {
            obligations.add(ObligationJson.read(in));
        }
        in.endArray();
        return new Life(redeemWithin, List.copyOf(obligations));
    }

    static Duration seconds(CanonicalReader in) {
        long seconds = in.number();
        if (seconds < 0) {
            throw in.wrong("a time of fewer than 0 seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
