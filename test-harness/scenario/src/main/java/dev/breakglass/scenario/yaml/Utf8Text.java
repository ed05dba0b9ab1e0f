package dev.breakglass.scenario.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A file's bytes as text: UTF-8 and nothing else, without a byte order mark. */
public final class Utf8Text {

    private Utf8Text() {}

    /**
     * The text.
     *
     * @param file the name that places carry
     * @throws ScenarioException if there are too many bytes, or some that are not UTF-8
     */
    public static String read(String file, byte[] bytes) {
        if (bytes.length > YamlLimits.BYTES_MAX) {
            throw new ScenarioException(
                    FilePlace.begin(file), "a file may have " + YamlLimits.BYTES_MAX + " bytes at most");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw new ScenarioException(
                    end(file, text),
                    String.format("the byte 0x%02X is not UTF-8; save the file as UTF-8", bytes[in.position()]));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The place behind a text. */
    public static FilePlace end(String file, String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        return new FilePlace(file, line, text.codePointCount(lineStart, text.length()) + 1);
    }
}
