package dev.breakglass.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalWriterTest {

    @Test
    void everyKindOfValueStandsInItsPlace() {
        CanonicalWriter out = new CanonicalWriter();
        out.object()
                .putTexts("a", List.of("x", "\u00e9"))
                .put("b", -7)
                .put("c", true)
                .putIfPresent("d", Optional.empty())
                .putEach("e", List.of(1L, 2L), (number, to) -> to.number(number))
                .key("f")
                .object()
                .end()
                .putIfPresent("g", Optional.of("\"\n\u0001"), (text, to) -> to.text(text))
                .end();

        assertThat(text(out))
                .isEqualTo(
                        "{\"a\":[\"x\",\"\u00e9\"],\"b\":-7,\"c\":true,\"e\":[1,2],\"f\":{},\"g\":\"\\\"\\n\\u0001\"}");
    }

    @ParameterizedTest
    @CsvSource({"b,a", "a,a", "aa,a", "a,B", "\ufb33,\ud83d\ude02"})
    void aKeyOutOfOrderIsRefused(String first, String second) {
        CanonicalWriter out = new CanonicalWriter();
        out.object().put(first, 1).key("\uffff").object();

        assertThatThrownBy(() -> new CanonicalWriter().object().put(first, 1).put(second, 2))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(second);
        assertThat(text(out.put(second, 2).end().end()))
                .as("a level further down")
                .endsWith(":2}}");
    }

    @Test
    void anIntegerThatADoubleDoesNotHoldIsRefused() {
        assertThatThrownBy(() -> new CanonicalWriter().number(JsonNumber.MAX + 1))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotNested() {
        CanonicalWriter out = new CanonicalWriter();
        for (int i = 0; i < JsonReader.DEPTH_MAX; i++) {
            out.array();
        }

        assertThatThrownBy(out::array).isInstanceOf(JsonException.class).hasMessageContaining("32 levels");
    }

    @Property
    void anyTextIsReadAsItWasWritten(@ForAll @StringLength(max = 3_000) String text) {
        CanonicalWriter out = new CanonicalWriter();
        try {
            out.array().text(text).text(text).end();
        } catch (JsonException halfAPair) {
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isNotEqualTo(text);
            return;
        }
        CanonicalReader in = new CanonicalReader(ByteBuffer.wrap(out.bytes()));

        assertThat(in.texts()).containsExactly(text, text);
    }

    private static String text(CanonicalWriter out) {
        return new String(out.bytes(), StandardCharsets.UTF_8);
    }
}
