package dev.breakglass.cli.results;

import dev.breakglass.cli.report.Json;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.scenario.result.Assent;
import dev.breakglass.scenario.result.Band;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.Holding;
import dev.breakglass.scenario.result.ZoneDoor;
import java.util.List;

/** How doors stood over time, for programs. */
final class DoorJson {

    private DoorJson() {}

    static JsonValue request(Door door) {
        JsonObject.Builder object = JsonObject.builder()
                .put("name", door.name())
                .put("by", door.by())
                .put("what", door.what())
                .put("bands", bands(door.bands()))
                .put("approvals", door.assents().stream().map(DoorJson::assent).collect(Json.array()));
        door.holding().ifPresent(held -> object.put("held", holding(held)));
        return object.build();
    }

    static JsonValue zone(ZoneDoor door) {
        return JsonObject.builder()
                .put("zone", door.zone())
                .put("bands", bands(door.bands()))
                .build();
    }

    private static JsonValue bands(List<Band> bands) {
        return bands.stream().map(DoorJson::band).collect(Json.array());
    }

    private static JsonValue band(Band band) {
        return JsonObject.builder()
                .put("state", band.state().word())
                .put("label", band.label())
                .put("from-ms", ResultsJson.millis(band.from()))
                .put("to-ms", ResultsJson.millis(band.to()))
                .build();
    }

    private static JsonValue assent(Assent assent) {
        JsonObject.Builder object = JsonObject.builder()
                .put("by", assent.by())
                .put("groups", JsonArray.ofTexts(assent.groups()))
                .put("at-ms", ResultsJson.millis(assent.at()));
        assent.age().ifPresent(age -> object.put("age-ms", ResultsJson.millis(age)));
        return object.build();
    }

    private static JsonValue holding(Holding held) {
        JsonObject.Builder object = JsonObject.builder()
                .put("from-ms", ResultsJson.millis(held.from()))
                .put("end", held.end())
                .put("owed-duties", held.owed());
        held.to().ifPresent(to -> object.put("to-ms", ResultsJson.millis(to)));
        held.closing().ifPresent(closing -> object.put("closing-latency-ms", ResultsJson.millis(closing)));
        return object.build();
    }
}
