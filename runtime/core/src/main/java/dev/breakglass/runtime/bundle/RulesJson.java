package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Rules.Thing;
import java.util.ArrayList;
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

    static Rules read(CanonicalReader in) {
        List<Rules.ForbidRule> forbids = new ArrayList<>();
        List<Rules.PathRule> paths = new ArrayList<>();
        List<Rules.ZoneRule> zones = new ArrayList<>();
        in.object();
        in.key("forbids");
        for (in.array(); in.more(); ) {
            forbids.add(readForbid(in));
        }
        in.key("paths");
        for (in.array(); in.more(); ) {
            paths.add(readPath(in));
        }
        in.key("zones");
        for (in.array(); in.more(); ) {
            zones.add(readZone(in));
        }
        in.endObject();
        return new Rules(zones, forbids, paths);
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

    private static Rules.ZoneRule readZone(CanonicalReader in) {
        in.array();
        Rules.ZoneRule zone = new Rules.ZoneRule(
                readThings(in), in.small(), in.small(), in.smalls(), in.smalls(), readPlaces(in), readPlaces(in));
        in.endArray();
        return zone;
    }

    private static JsonArray places(List<Place> places) {
        return Cells.list(places, place -> Cells.row(Cells.number(place.place()), Cells.number(place.what())));
    }

    private static List<Place> readPlaces(CanonicalReader in) {
        List<Place> places = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            places.add(new Place(in.small(), in.small()));
            in.endArray();
        }
        return places;
    }

    private static JsonArray things(List<Thing> things) {
        return Cells.list(things, thing -> Cells.row(Cells.number(thing.kind()), Cells.number(thing.mark())));
    }

    private static List<Thing> readThings(CanonicalReader in) {
        List<Thing> things = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            things.add(new Thing(in.small(), in.small()));
            in.endArray();
        }
        return things;
    }

    private static JsonArray forbid(Rules.ForbidRule forbid) {
        return Cells.row(
                Cells.numbers(forbid.roles()), Cells.numbers(forbid.actions()), ConditionJson.write(forbid.when()));
    }

    private static Rules.ForbidRule readForbid(CanonicalReader in) {
        in.array();
        Rules.ForbidRule forbid = new Rules.ForbidRule(in.smalls(), in.smalls(), ConditionJson.read(in));
        in.endArray();
        return forbid;
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

    private static Rules.PathRule readPath(CanonicalReader in) {
        in.array();
        Rules.PathRule path = new Rules.PathRule(
                in.smalls(),
                in.small(),
                in.smalls(),
                readThings(in),
                in.small(),
                readAdmits(in),
                ConditionJson.readIfAny(in),
                ControlsJson.read(in));
        in.endArray();
        return path;
    }

    private static List<Condition> readAdmits(CanonicalReader in) {
        List<Condition> admits = new ArrayList<>();
        for (in.array(); in.more(); ) {
            admits.add(ConditionJson.read(in));
        }
        return admits;
    }
}
