package dev.breakglass.dsl.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read strictly as UTF-8 (RFC 3629).
 *
 * @param text everything before the first fault, and one replacement character for it
 * @param byteAt offset of the first faulty byte, -1 when there is none
 */
record Utf8(String text, int byteAt) {

    static Utf8 decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            String before = out.flip().toString();
            return new Utf8(before + "\uFFFD", in.position());
        }
        return new Utf8(out.flip().toString(), -1);
    }

    boolean isWhole() {
        return byteAt < 0;
    }

    /** The UTF-16 offset of the fault. */
    int faultAt() {
        return text.length() - 1;
    }
}
