package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonBoolean;
import dev.breakglass.runtime.json.JsonNull;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEntryTest {

    private static boolean isRightToo(byte[] entry, long index) {
        EntryCheck check = EntryCheck.of(entry, index);
        return check.wrong() == null && check.numbered();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seq\":7}",
                "{\"data\":{\"a\":[],\"b\":{},\"c\":[1,true,false,null,\"x\"]},\"seq\":7}",
                "{\"a\":0,\"seq\":7,\"text\":\"a b ~!\"}",
                "{\"a\":0,\"a!\":0,\"a$\":0,\"aa\":0,\"seq\":7}",
            })
    void aPlainEntryInCanonicalFormIsRight(String entry) {
        assertThat(PlainEntry.isRight(entry.getBytes(StandardCharsets.UTF_8), 7))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[7]",
                "7",
                "{\"seq\":8}",
                "{\"seq\":07}",
                "{\"seq\":7",
                "{\"seq\":7}}",
                "{\"seq\":7} ",
                "{\"seq\":\"7\"}",
                "{\"seq\":[7]}",
                "{\"data\":{\"seq\":7}}",
                "{\"seq\":7,\"seq\":7}",
                "{\"z\":1,\"seq\":7}",
                "{\"a!\":0,\"a\":0,\"seq\":7}",
                "{\"a\":0,\"a\":0,\"seq\":7}",
                "{\"$content\":{\"bytes\":1,\"sha256\":\"00\"},\"seq\":7}",
                "{\"data\":[{\"$content\":{}}],\"seq\":7}",
                "{\"seq\":7,\"t\":\"\\u0041\"}",
                "{\"seq\": 7}",
                "{\"seq\":7,}",
                "{\"seq\":7.0}",
                "{\"seq\":{\"seq\":7}}",
                "{\"seq\":7,\"t\":tru}",
                "{\"seq\":7,\"t\":[1,]}",
                "{\"seq\":7,\"t\":\"",
                "{seq:7}",
                "{\"seq\":-7}",
            })
    void whatIsNotSurelyRightIsNotSaidToBe(String entry) {
        assertThat(PlainEntry.isRight(entry.getBytes(StandardCharsets.UTF_8), 7))
                .isFalse();
    }

    @Test
    void whatItSaysIsRightIsRightForTheFullCheckWhateverByteIsChanged() {
        Random random = new Random(77);
        int right = 0;
        int stillRight = 0;
        for (int i = 0; i < 20_000; i++) {
            JsonObject.Builder object = JsonObject.builder().put("seq", i);
            if (random.nextBoolean()) {
                object.put("data", value(random, 0));
            }
            byte[] entry =
                    CanonicalJson.bytes(object.put("zone", value(random, 2)).build());
            right += PlainEntry.isRight(entry, i) ? 1 : 0;
            assertThat(isRightToo(entry, i)).isTrue();
            entry[random.nextInt(entry.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : ",:\"0123]}ae".charAt(random.nextInt(11)));
            if (PlainEntry.isRight(entry, i)) {
                stillRight++;
                assertThat(isRightToo(entry, i))
                        .as(new String(entry, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }
        assertThat(right).isGreaterThan(5_000);
        assertThat(stillRight).isGreaterThan(500);
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> new JsonBoolean(random.nextBoolean());
            case 1 -> new JsonNull();
            case 2 -> new JsonNumber(random.nextInt(5) == 0 ? JsonNumber.MAX : random.nextInt(100));
            case 3 -> new JsonString(random.nextInt(5) == 0 ? "\u00e4\n\"" : "a text");
            case 4 -> new JsonString("");
            case 5 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static JsonValue array(Random random, int depth) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(value(random, depth + 1));
        }
        return new JsonArray(items);
    }

    private static JsonValue object(Random random, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(random.nextInt(10) == 0 ? "seq" : "k" + random.nextInt(20), value(random, depth + 1));
        }
        return new JsonObject(members);
    }
}
