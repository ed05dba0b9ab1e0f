package dev.breakglass.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonHostileTest {

    @Property(tries = 2000)
    void anyBytesAreReadOrRefusedWithAPlaceButNeverCrash(@ForAll byte[] bytes) {
        try {
            JsonReader.read(bytes);
        } catch (JsonException expected) {
            assertThat(expected.getMessage()).containsPattern(" at (byte|character) [0-9]+$");
        }
    }

    @Property(tries = 500)
    void anyTextSurvivesItsCanonicalFormOrIsNotWritten(@ForAll String text) {
        boolean isUnicode = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (isUnicode) {
            JsonString value = new JsonString(text);
            assertThat(JsonReader.read(CanonicalJson.bytes(value))).isEqualTo(value);
        } else {
            assertThatThrownBy(() -> CanonicalJson.write(new JsonString(text))).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void whateverByteIsChangedTheTextIsReadOrRefusedAndWhatIsReadIsWrittenTheSameTwice() {
        byte[] good = "{\"a\":[1,\"\\ud83d\\ude02é\",{\"b\":null}],\"c\":-12}".getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < good.length; i++) {
            for (int b = 0; b < 256; b++) {
                byte[] changed = good.clone();
                changed[i] = (byte) b;
                try {
                    byte[] canonical = CanonicalJson.bytes(JsonReader.read(changed));
                    assertThat(CanonicalJson.bytes(JsonReader.read(canonical))).isEqualTo(canonical);
                    read++;
                } catch (JsonException expected) {
                    assertThat(expected.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(read).isBetween(good.length, good.length * 256 / 2);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirOffset() {
        byte[][] bad = {
            {'"', (byte) 0xff, '"'},
            {'"', (byte) 0xc0, (byte) 0x80, '"'},
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            {'"', (byte) 0xe2, (byte) 0x82}
        };
        for (byte[] bytes : bad) {
            assertThatThrownBy(() -> JsonReader.read(bytes)).hasMessage("not UTF-8 at byte 1");
        }
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThatThrownBy(() -> JsonReader.read("\uFEFF1")).hasMessageEndingWith("at character 0");
    }

    @Test
    void aKeyThatIsTheSameOnlyAfterItsEscapesIsGivenTwice() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\":1,\"\\u0061\":2}")).hasMessageContaining("\"a\" twice");
    }

    @Test
    void keysAreSortedByUtf16CodeUnitsNotByCodePoints() {
        JsonObject object =
                JsonObject.builder().put("\ufb33", 1).put("😂", 2).put("a", 3).build();
        assertThat(CanonicalJson.write(object)).isEqualTo("{\"a\":3,\"😂\":2,\"\ufb33\":1}");
    }

    @Test
    void whatIsDeeperThanAnyReaderTakesIsNotWritten() {
        JsonValue value = new JsonNumber(1);
        for (int i = 0; i < 32; i++) {
            value = new JsonArray(List.of(value));
        }
        assertThat(JsonReader.read(CanonicalJson.write(value))).isEqualTo(value);
        for (int i = 0; i < 100_000; i++) {
            value = new JsonArray(List.of(value));
            if (i == 0 || i == 99_999) {
                JsonValue deeper = value;
                assertThatThrownBy(() -> CanonicalJson.write(deeper)).hasMessage("more than 32 levels");
            }
        }
    }
}
