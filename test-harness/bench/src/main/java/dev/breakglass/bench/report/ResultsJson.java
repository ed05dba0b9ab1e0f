package dev.breakglass.bench.report;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results as JSON, a line for each figure; times are whole picoseconds. */
final class ResultsJson {

    private static final double PICOS = 1_000;

    private ResultsJson() {}

    static String write(Results results) {
        Machine machine = results.machine();
        JsonObject about = JsonObject.builder()
                .put("processor", machine.processor())
                .put("processors", machine.processors())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("date", machine.date())
                .put("load", machine.load())
                .build();
        return "{\n\"machine\":" + CanonicalJson.write(about)
                + ",\n\"command\":" + CanonicalJson.write(new JsonString(results.command()))
                + ",\n\"others\":" + CanonicalJson.write(JsonArray.ofTexts(results.others()))
                + ",\n\"figures\":" + lines(results.figures(), ResultsJson::figure)
                + ",\n\"tails\":" + lines(results.tails(), ResultsJson::tail)
                + "\n}\n";
    }

    private static <T> String lines(List<T> all, Function<T, JsonValue> one) {
        return all.stream().map(one.andThen(CanonicalJson::write)).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static JsonValue figure(Figure figure) {
        return JsonObject.builder()
                .put("engine", figure.engine())
                .put("requests", figure.requests())
                .put("paths", figure.paths())
                .put("picos", picos(figure.nanos()))
                .put("picosMin", picos(figure.nanosMin()))
                .put("picosMax", picos(figure.nanosMax()))
                .put("bytes", figure.bytes())
                .build();
    }

    private static JsonValue tail(Tail tail) {
        return JsonObject.builder()
                .put("engine", tail.engine())
                .put("paths", tail.paths())
                .put("threads", tail.threads())
                .put("picosOfHalf", picos(tail.half()))
                .put("picosOf99in100", picos(tail.ofHundred()))
                .put("picosOf999in1000", picos(tail.ofThousand()))
                .put("perSecond", Math.round(tail.perSecond()))
                .build();
    }

    static Results read(byte[] utf8) {
        JsonObject all = JsonReader.readObject(utf8);
        JsonObject machine = all.object("machine");
        return new Results(
                new Machine(
                        machine.text("processor"),
                        (int) machine.number("processors"),
                        machine.text("system"),
                        machine.text("java"),
                        machine.text("date"),
                        machine.text("load")),
                all.text("command"),
                all.array("others").texts(),
                all.array("figures").objects().stream()
                        .map(one -> new Figure(
                                one.text("engine"),
                                one.text("requests"),
                                (int) one.number("paths"),
                                nanos(one, "picos"),
                                nanos(one, "picosMin"),
                                nanos(one, "picosMax"),
                                one.number("bytes")))
                        .toList(),
                all.array("tails").objects().stream()
                        .map(one -> new Tail(
                                one.text("engine"),
                                (int) one.number("paths"),
                                (int) one.number("threads"),
                                nanos(one, "picosOfHalf"),
                                nanos(one, "picosOf99in100"),
                                nanos(one, "picosOf999in1000"),
                                one.number("perSecond")))
                        .toList());
    }

    private static long picos(double nanos) {
        return Math.round(nanos * PICOS);
    }

    private static double nanos(JsonObject of, String key) {
        return of.number(key) / PICOS;
    }
}
