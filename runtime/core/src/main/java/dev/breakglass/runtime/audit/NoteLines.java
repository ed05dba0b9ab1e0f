package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines of a text format, read one by one; each ends with a line feed. */
final class NoteLines {

    private final String text;
    private final String what;
    private int at;

    /** @param what the text's name in messages */
    NoteLines(byte[] bytes, int bytesMax, String what) {
        if (bytes.length > bytesMax) {
            throw new NoteFormatException(what + " is " + bytes.length + " bytes long, " + bytesMax + " at the most");
        }
        try {
            this.text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteFormatException(what + " is not UTF-8");
        }
        this.what = what;
    }

    String next() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw new NoteFormatException(what + " ends too early, or without a line break");
        }
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    /** All that was not read yet. */
    String rest() {
        return text.substring(at);
    }

    /** A whole number, 0 or more, in its one spelling. */
    static long number(String text, String what) {
        if (text.matches("0|[1-9][0-9]{0,18}")) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new NoteFormatException(what + " is beyond " + Long.MAX_VALUE);
            }
        }
        throw new NoteFormatException(what + " is not a whole number");
    }

    static TreeHash hash(String base64, String what) {
        byte[] bytes = StrictBase64.decode(base64, what);
        if (bytes.length != TreeHash.BYTES) {
            throw new NoteFormatException(what + " is not " + TreeHash.BYTES + " bytes long");
        }
        return TreeHash.of(bytes);
    }
}
