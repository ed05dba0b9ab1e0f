package dev.breakglass.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalReaderTest {

    private static final byte[] GOOD =
            utf8("{\"a\":[1,-20,0],\"b\":{},\"c\":[\"\",\"\\\"\\\\/\\u001f\",\"\ud83d\ude02\u00e9\"],\"d\":true}");

    @Test
    void whateverByteIsChangedAddedOrGoneWhatIsReadIsWrittenTheSame() {
        assertThat(written(GOOD)).isEqualTo(GOOD);
        int read = 0;
        for (int i = 0; i < GOOD.length; i++) {
            read += isReadAsItIsWritten(spliced(i, 1)) ? 1 : 0;
            for (int b = 0; b < 256; b++) {
                read += isReadAsItIsWritten(spliced(i, 1, (byte) b)) ? 1 : 0;
                read += isReadAsItIsWritten(spliced(i, 0, (byte) b)) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void whateverIsCutOffIsMissed() {
        for (int i = 0; i < GOOD.length; i++) {
            byte[] cut = Arrays.copyOf(GOOD, i);
            assertThatThrownBy(() -> written(cut)).isInstanceOf(JsonException.class);
        }
    }

    private static boolean isReadAsItIsWritten(byte[] bytes) {
        try {
            assertThat(written(bytes)).isEqualTo(bytes);
            return true;
        } catch (JsonException e) {
            assertThat(e.getMessage()).containsPattern(" at byte [0-9]+$");
            return false;
        }
    }

    private static byte[] spliced(int at, int gone, byte... added) {
        byte[] bytes = new byte[GOOD.length - gone + added.length];
        System.arraycopy(GOOD, 0, bytes, 0, at);
        System.arraycopy(added, 0, bytes, at, added.length);
        System.arraycopy(GOOD, at + gone, bytes, at + added.length, GOOD.length - at - gone);
        return bytes;
    }

    /** Reads an object of four keys, the second of which may be missing, and writes it. */
    private static byte[] written(byte[] bytes) {
        CanonicalReader in = reader(bytes);
        JsonObject.Builder object = JsonObject.builder();
        in.object();
        in.key("a");
        List<JsonValue> numbers = new ArrayList<>();
        for (in.array(); in.more(); ) {
            numbers.add(new JsonNumber(in.number()));
        }
        object.put("a", new JsonArray(numbers));
        if (in.isKey("b")) {
            in.key("b");
            in.object();
            in.endObject();
            object.put("b", JsonObject.builder().build());
        }
        in.key("c");
        object.put("c", JsonArray.ofTexts(in.texts()));
        in.key("d");
        object.put("d", in.flag());
        in.endObject();
        in.end();
        return CanonicalJson.bytes(object.build());
    }

    @Property(tries = 1000)
    void anyTextAndNumberIsReadAsItWasWritten(@ForAll String text, @ForAll long number) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertThat(reader(CanonicalJson.bytes(new JsonString(text))).text()).isEqualTo(text);
        }
        long exact = number >> 11;
        assertThat(reader(CanonicalJson.bytes(new JsonNumber(exact))).number()).isEqualTo(exact);
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefusedWithAPlaceButNeverCrash(@ForAll byte[] bytes) {
        isReadAsItIsWritten(bytes);
        try {
            assertThat(reader(bytes).text()).isNotNull();
        } catch (JsonException e) {
            assertThat(e.getMessage()).containsPattern(" at byte [0-9]+$");
        }
    }

    @Test
    void aNumberThatAnIntDoesNotHoldIsNotCutToOneThatItDoes() {
        assertThat(reader(utf8("2147483647")).small()).isEqualTo(Integer.MAX_VALUE);
        assertThat(reader(utf8("-2147483648")).small()).isEqualTo(Integer.MIN_VALUE);
        for (String wrong : List.of("2147483648", "-2147483649", "4294967296", "9007199254740991")) {
            assertThatThrownBy(() -> reader(utf8(wrong)).small()).hasMessageContaining("32 bits");
        }
    }

    @Test
    void whatWasReadCanBeSeenAsItStandsThere() {
        CanonicalReader in = reader(utf8("[[\"a\\n\",1],[\"a\\n\",1]]"));
        List<String> items = new ArrayList<>();
        for (in.array(); in.more(); ) {
            int from = in.at();
            in.array();
            in.text();
            in.small();
            in.endArray();
            items.add(in.since(from));
        }

        assertThat(items).containsExactly("[\"a\\n\",1]", "[\"a\\n\",1]");
    }

    private static CanonicalReader reader(byte[] bytes) {
        return new CanonicalReader(ByteBuffer.wrap(bytes));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
