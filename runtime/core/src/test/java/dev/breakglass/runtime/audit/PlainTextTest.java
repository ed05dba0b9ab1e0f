package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void everyByteInEveryPlaceEndsTheTextOrDoesNot() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 20; place++) {
                byte[] text = new byte[20];
                Arrays.fill(text, (byte) 'x');
                text[place] = (byte) value;
                assertThat(PlainText.end(text, 0)).as("%s at %s", value, place).isEqualTo(byOne(text, 0));
            }
        }
    }

    @Test
    void randomTextsEndWhereTheyEndByteByByte() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[random.nextInt(40)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) (random.nextInt(12) == 0 ? random.nextInt(256) : ' ' + random.nextInt(95));
            }
            int from = random.nextInt(text.length + 1);
            assertThat(PlainText.end(text, from)).isEqualTo(byOne(text, from));
        }
    }

    private static int byOne(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= 0x20 && text[at] < 0x7F && text[at] != 0x22 && text[at] != 0x5C) {
            at++;
        }
        return at;
    }
}
