package dev.breakglass.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    /** The published pairs whose numbers are integers; the others hold fractions, which we refuse. */
    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "unicode", "weird"})
    void thePublishedPairsAreWrittenCanonically(String name) throws IOException {
        JsonValue value = JsonReader.read(resource("input/" + name + ".json"));

        assertThat(CanonicalJson.write(value))
                .isEqualTo(new String(resource("output/" + name + ".json"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"structures", "values"})
    void thePublishedPairsWithFractionsAreRefusedWhereTheFractionStands(String name) throws IOException {
        byte[] input = resource("input/" + name + ".json");

        assertThatThrownBy(() -> JsonReader.read(input))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("expected an integer of at most 2^53 - 1 at character");
    }

    /** Each row is a double's bits and its canonical text, or null for what JSON cannot say. */
    @Test
    void ofThePublishedNumbersTheIntegersInRangeAreWrittenAndAllOthersRefused() throws IOException {
        int written = 0;
        int refused = 0;
        int unsayable = 0;
        JsonObject numbers = JsonReader.readObject(resource("../numbers_rfc8785_appendixB.json"));
        for (JsonValue row : numbers.array("cases").items()) {
            JsonValue text = ((JsonArray) row).items().get(1);
            if (!(text instanceof JsonString number)) {
                unsayable++;
            } else if (number.value().matches("-?[0-9]{1,15}")) {
                written++;
                assertThat(CanonicalJson.write(JsonReader.read(number.value()))).isEqualTo(number.value());
            } else {
                refused++;
                assertThatThrownBy(() -> JsonReader.read(number.value())).isInstanceOf(JsonException.class);
            }
        }
        assertThat(List.of(written, refused, unsayable)).containsExactly(2, 22, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "\"a",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1,\"a\":2}",
                "1 2",
                "01",
                "-0",
                "-",
                "+1",
                "1.0",
                "1e3",
                "9007199254740992",
                "99999999999999999999",
                "tru",
                "nul",
                "NaN",
                "'a'",
                "\"\\x\"",
                "\"\\u12G4\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800x\"",
                "\"\u0001\"",
                "\u00a01",
                "{1:2}",
                "[\"\\ud800\",1]"
            })
    void whatIsNotStrictJsonIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xc3, '"'}))
                .isInstanceOf(JsonException.class)
                .hasMessage("not UTF-8 at byte 1");
    }

    @Test
    void aHundredThousandBracketsAreRefusedAndNotFollowed() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("more than 32 levels");
    }

    @Test
    void thirtyTwoLevelsAreRead() {
        assertThat(CanonicalJson.write(JsonReader.read("[".repeat(32) + "]".repeat(32))))
                .startsWith("[[[");
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        assertThatThrownBy(() -> CanonicalJson.write(new JsonString("a\ud800b")))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void theLargestIntegersAreReadAndWritten() {
        assertThat(CanonicalJson.write(JsonReader.read(" [ 9007199254740991 , -9007199254740991, 0 ] ")))
                .isEqualTo("[9007199254740991,-9007199254740991,0]");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> JsonObject.builder().put("a", 1).build().text("b"))
                .hasMessageContaining("\"b\"")
                .hasMessageContaining("a string");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = JsonTest.class.getResourceAsStream("/vectors/jcs-rfc8785/testdata/" + name)) {
            return in.readAllBytes();
        }
    }
}
