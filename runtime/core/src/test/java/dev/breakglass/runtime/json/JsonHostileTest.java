package dev.breakglass.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    void theReaderOfTheCanonicalFormReadsThatFormAndNoOther() {
        String[] texts = {
            "{\"a\":[1,\"\ud83d\ude02\u00e9\",{\"b\":null}],\"c\":-12}",
            "{\"\":\"\",\"a\\\"b\":\"\\u001f\\n\\t/\\\\\",\"b\":[],\"c\":{},\"d\":[true,false]}",
            "{\"a\\u0000\":0,\"a\\u0001\":10,\"\ud83d\ude02\":1,\"\ufb33\":2}"
        };
        int read = 0;
        for (String text : texts) {
            byte[] good = text.getBytes(StandardCharsets.UTF_8);
            assertThat(JsonReader.readCanonicalObject(good)).isEqualTo(JsonReader.read(good));
            for (int i = 0; i < 2 * good.length; i++) {
                for (int b = 0; b < 256; b++) {
                    byte[] changed = i < good.length ? good.clone() : inserted(good, i - good.length);
                    changed[i % good.length] = (byte) b;
                    read += isReadAsCanonical(changed) ? 1 : 0;
                }
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    private static byte[] inserted(byte[] bytes, int at) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
    }

    private static boolean isReadAsCanonical(byte[] bytes) {
        boolean isCanonical;
        try {
            isCanonical = Arrays.equals(CanonicalJson.bytes(JsonReader.readObject(bytes)), bytes);
        } catch (JsonException e) {
            isCanonical = false;
        }
        try {
            JsonReader.readCanonicalObject(bytes);
            assertThat(isCanonical)
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isTrue();
        } catch (JsonException e) {
            assertThat(isCanonical)
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isFalse();
            assertThat(e.getMessage()).isNotBlank();
        }
        return isCanonical;
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
