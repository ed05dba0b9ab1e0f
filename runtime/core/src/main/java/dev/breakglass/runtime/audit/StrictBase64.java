package dev.breakglass.runtime.audit;

import java.util.Base64;

/** Standard base64 (RFC 4648, section 4) with one spelling for each value: padded, no blanks, no stray bits. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NoteFormatException(what + " is not base64");
        }
        // Java's decoder forgives missing padding and bits that no byte needs.
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new NoteFormatException(what + " is not base64 in its one spelling");
        }
        return bytes;
    }
}
