package dev.breakglass.scenario.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.json.JsonBoolean;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.scenario.request.Parts;
import dev.breakglass.scenario.yaml.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema says what the reader reads. */
class ScenarioSchemaTest {

    private final JsonObject schema = schema();

    @Test
    void theTopHasTheReadersKeys() {
        assertThat(keys("", "zz: 1\nscenario: x")).containsExactlyInAnyOrderElementsOf(properties(schema));
    }

    @Test
    void aStepDoesWhatTheReaderKnows() {
        List<String> known = new ArrayList<>(ActReader.NAMES);
        known.addAll(List.of("at", "expect", "repeat"));
        assertThat(properties(definition("step"))).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident",
                "request",
                "step-up",
                "prompt-failed",
                "reconsider",
                "withdraw",
                "approve",
                "deny-approval",
                "redeem",
                "use",
                "credential",
                "observe",
                "leave",
                "extend",
                "close",
                "revoke",
                "review",
                "clock",
                "crash",
                "reload",
                "repeat"
            })
    void everyActHasTheReadersKeys(String act) {
        JsonObject inSchema = definition("step").object("properties").object(act);
        String step =
                "scenario: x\npolicy: p\nstart: 2026-03-14T02:13:00Z\npeople: { a: {} }\ntimeline:\n  - at: 0m\n    ";
        assertThat(keys(act, step + act + ": { zzzzzzzzzz: 1 }"))
                .containsExactlyInAnyOrderElementsOf(properties(inSchema));
    }

    @Test
    void codesAndFactorsAreThoseOfTheLanguage() {
        assertThat(definition("code").array("enum").texts())
                .containsExactlyElementsOf(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList());
        assertThat(definition("factorKind").array("enum").texts()).containsExactlyElementsOf(Parts.FACTORS);
        assertThat(definition("event").array("enum").texts()).containsExactlyElementsOf(GrantEvent.KINDS);
        assertThat(definition("refusal").array("enum").texts())
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(Refusal.values()).map(Refusal::code),
                                Stream.of(Expectation.Refused.MALFORMED))
                        .toList());
        assertThat(definition("state").array("enum").texts())
                .containsExactlyElementsOf(
                        Arrays.stream(GrantState.values()).map(GrantState::word).toList());
    }

    @Test
    void nothingUnknownIsLetThrough() {
        assertThat(schema.members().get("additionalProperties")).isEqualTo(new JsonBoolean(false));
        assertThat(definition("step").members().get("additionalProperties")).isEqualTo(new JsonBoolean(false));
    }

    /** The keys that the reader offers instead of one that it does not know. */
    private static List<String> keys(String act, String text) {
        List<String> keys = new ArrayList<>();
        assertThatThrownBy(() -> ScenarioReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .as(act)
                .isInstanceOfSatisfying(ScenarioException.class, e -> {
                    String message = e.problems().get(0).message();
                    keys.addAll(List.of(message.substring(message.indexOf("there are: ") + 11)
                            .split(", ")));
                });
        return keys;
    }

    private JsonObject definition(String name) {
        return schema.object("$defs").object(name);
    }

    private static List<String> properties(JsonObject object) {
        return List.copyOf(object.object("properties").members().keySet());
    }

    private static JsonObject schema() {
        try (InputStream in =
                ScenarioReader.class.getResourceAsStream("/dev/breakglass/scenario/scenario.schema.json")) {
            return JsonReader.readObject(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
