package dev.breakglass.runtime.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The text of a constant: UTF-8 in which NUL takes two bytes, and a surrogate three (JVMS 4.4.7). */
final class ModifiedUtf8 {

    private ModifiedUtf8() {}

    /** @throws ProgramRefusedException if the bytes are not in their one spelling */
    static String read(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw wrong();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        for (byte each : bytes) {
            if (each <= 0) {
                return decoded(ByteBuffer.wrap(bytes));
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String decoded(ByteBuffer in) {
        StringBuilder text = new StringBuilder(in.remaining());
        while (in.hasRemaining()) {
            int first = Byte.toUnsignedInt(in.get());
            if (first > 0 && first < 0x80) {
                text.append((char) first);
            } else if (first >> 5 == 0b110 && in.remaining() >= 1) {
                char c = (char) ((first & 0x1F) << 6 | next(in));
                text.append(atLeast(c, c == 0 ? 0 : 0x80));
            } else if (first >> 4 == 0b1110 && in.remaining() >= 2) {
                char c = (char) ((first & 0x0F) << 12 | next(in) << 6 | next(in));
                text.append(atLeast(c, 0x800));
            } else {
                throw wrong();
            }
        }
        return text.toString();
    }

    private static int next(ByteBuffer in) {
        int next = Byte.toUnsignedInt(in.get());
        if (next >> 6 != 0b10) {
            throw wrong();
        }
        return next & 0x3F;
    }

    private static char atLeast(char c, int least) {
        if (c < least) {
            throw wrong();
        }
        return c;
    }

    private static ProgramRefusedException wrong() {
        return new ProgramRefusedException("not a class file: a text is not in the UTF-8 of class files");
    }
}
