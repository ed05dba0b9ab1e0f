package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Rules.Thing;
import java.util.List;

/** Rules as JSON, and back: rows of cells in the order of the records' parts. Durations are nanoseconds. */
final class RulesJson {

    private RulesJson() {}

    static JsonObject write(Rules rules) {
        return JsonObject.builder()
                .put("forbids", Cells.list(rules.forbids(), RulesJson::forbid))
                .put("paths", Cells.list(rules.paths(), RulesJson::path))
                .put("zones", Cells.list(rules.zones(), RulesJson::zone))
                .build();
    }

    static Rules read(JsonObject json) {
        return new Rules(
                Cells.read(json.array("zones"), RulesJson::zone),
                Cells.read(json.array("forbids"), RulesJson::forbid),
                Cells.read(json.array("paths"), RulesJson::path));
    }

    private static JsonArray zone(Rules.ZoneRule zone) {
        return Cells.row(
                things(zone.contains()),
                Cells.number(zone.containsClause()),
                Cells.number(zone.noPathClause()),
                Cells.numbers(zone.forbids()),
                Cells.numbers(zone.paths()),
                places(zone.inputs()),
                places(zone.marks()));
    }

    private static Rules.ZoneRule zone(Cells cells) {
        return new Rules.ZoneRule(
                things(cells),
                cells.small(),
                cells.small(),
                cells.smalls(),
                cells.smalls(),
                places(cells),
                places(cells));
    }

    private static JsonArray places(List<Place> places) {
        return Cells.list(places, place -> Cells.row(Cells.number(place.place()), Cells.number(place.what())));
    }

    private static List<Place> places(Cells cells) {
        return cells.list(place -> new Place(place.small(), place.small()));
    }

    private static JsonArray things(List<Thing> things) {
        return Cells.list(things, thing -> Cells.row(Cells.number(thing.kind()), Cells.number(thing.mark())));
    }

    private static List<Thing> things(Cells cells) {
        return cells.list(thing -> new Thing(thing.small(), thing.small()));
    }

    private static JsonArray forbid(Rules.ForbidRule forbid) {
        return Cells.row(
                Cells.numbers(forbid.roles()), Cells.numbers(forbid.actions()), ConditionJson.write(forbid.when()));
    }

    private static Rules.ForbidRule forbid(Cells cells) {
        return new Rules.ForbidRule(cells.smalls(), cells.smalls(), ConditionJson.read(cells.cells()));
    }

    private static JsonArray path(Rules.PathRule path) {
        Condition when = path.when();
        return Cells.row(
                Cells.numbers(path.roles()),
                Cells.number(path.forClause()),
                Cells.numbers(path.actions()),
                things(path.on()),
                Cells.number(path.allowClause()),
                Cells.list(path.admits(), ConditionJson::write),
                when == null ? Cells.row() : ConditionJson.write(when),
                ControlsJson.write(path.controls()));
    }

    private static Rules.PathRule path(Cells cells) {
        return new Rules.PathRule(
                cells.smalls(),
                cells.small(),
                cells.smalls(),
                things(cells),
                cells.small(),
                cells.list(ConditionJson::read),
                ConditionJson.readIfAny(cells.cells()),
                ControlsJson.read(cells.cells()));
    }
}
