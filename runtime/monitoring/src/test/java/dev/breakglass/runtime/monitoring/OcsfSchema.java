package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What OCSF 1.7.0 demands of the classes that are used here, as data: {@code ocsf-1.7.0.json} lists, for each class and object, the
 * attributes that may be there with their types, those that must be, the numbers of an enumeration, and the constraints.
 */
final class OcsfSchema {

    private final JsonObject schema;

    private OcsfSchema(JsonObject schema) {
        this.schema = schema;
    }

    static OcsfSchema read() {
        try (InputStream in = Objects.requireNonNull(OcsfSchema.class.getResourceAsStream("ocsf-1.7.0.json"))) {
            return new OcsfSchema(JsonReader.readObject(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with the first attribute that is not as it must be. */
    void check(JsonObject event) {
        long uid = event.number("class_uid");
        JsonObject its = schema.object("classes").object(String.valueOf(uid));
        JsonObject both = JsonObject.builder()
                .put("attributes", merged(schema.object("base").object("attributes"), its.object("attributes")))
                .put("required", joined(schema.object("base").array("required"), its.array("required")))
                .put("constraints", its.array("constraints"))
                .build();
        checkObject("class " + uid, both, event);
        require(event.number("category_uid") == its.number("category"), "category_uid of class " + uid);
        require(
                event.number("type_uid") == uid * 100 + event.number("activity_id"),
                "type_uid " + event.number("type_uid"));
        require(
                numbers(its.array("activities")).contains(event.number("activity_id")),
                "activity_id " + event.number("activity_id") + " of class " + uid);
        require(
                event.has("activity_name") == (event.number("activity_id") == 99),
                "activity_name belongs to an activity_id of 99");
        require(event.has("status") == (event.number("status_id") == 99), "status belongs to a status_id of 99");
    }

    private void checkObject(String where, JsonObject type, JsonObject value) {
        for (String required : type.array("required").texts()) {
            require(value.has(required), where + ": " + required + " is required");
        }
        for (String key : value.keys()) {
            String expected = type.object("attributes")
                    .textIfPresent(key)
                    .orElseThrow(() -> new AssertionError(where + " has no attribute " + key));
            checkValue(where + "." + key, expected, value.get(key).orElseThrow());
        }
        for (JsonObject constraint : type.array("constraints").objects()) {
            long there =
                    constraint.array("of").texts().stream().filter(value::has).count();
            require(
                    constraint.text("kind").equals("just_one") ? there == 1 : there >= 1,
                    where + ": " + constraint.text("kind") + " of "
                            + constraint.array("of").texts());
        }
    }

    private void checkValue(String where, String type, JsonValue value) {
        if (type.endsWith("[]")) {
            require(value instanceof JsonArray, where + " is no array");
            for (JsonValue item : ((JsonArray) value).items()) {
                checkValue(where, type.substring(0, type.length() - 2), item);
            }
        } else if (type.equals("string")) {
            require(value instanceof JsonString text && !text.value().isEmpty(), where + " is no string");
        } else if (type.equals("long")) {
            require(value instanceof JsonNumber, where + " is no number");
        } else if (type.equals("any")) {
            require(value instanceof JsonObject, where + " is no object");
        } else if (type.startsWith("enum:")) {
            require(
                    value instanceof JsonNumber number
                            && numbers(schema.object("enums").array(type.substring(5)))
                                    .contains(number.value()),
                    where + " is none of " + type);
        } else {
            require(value instanceof JsonObject, where + " is no object");
            checkObject(where, schema.object("objects").object(type), (JsonObject) value);
        }
    }

    private static List<Long> numbers(JsonArray array) {
        return array.items().stream()
                .map(JsonNumber.class::cast)
                .map(JsonNumber::value)
                .toList();
    }

    private static JsonObject merged(JsonObject one, JsonObject other) {
        JsonObject.Builder both = JsonObject.builder();
        one.members().forEach(both::put);
        other.members().forEach(both::put);
        return both.build();
    }

    private static JsonArray joined(JsonArray one, JsonArray other) {
        return new JsonArray(java.util.stream.Stream.concat(one.items().stream(), other.items().stream())
                .toList());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
