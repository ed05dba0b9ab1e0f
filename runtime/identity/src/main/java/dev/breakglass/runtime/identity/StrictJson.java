package dev.breakglass.runtime.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON object from a provider or a browser: UTF-8, unique keys, nothing after it, at most {@value #DEPTH_MAX} levels
 * deep. The core's own reader takes whole numbers alone, and providers put others into claims that nobody here looks at.
 */
final class StrictJson {

    static final int DEPTH_MAX = 32;

    private static final int NUMBER_CHARS_MAX = 64;

    private static final JsonMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_CHARS_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @throws IdentityRefusedException if it is not such an object; the message holds nothing of its text */
    static ObjectNode object(String what, byte[] utf8) {
        JsonNode value;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            value = READER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new IdentityRefusedException(IdentityRefusal.MALFORMED, what + ": not UTF-8");
        } catch (JacksonException e) {
            throw new IdentityRefusedException(
                    IdentityRefusal.MALFORMED,
                    what + ": not JSON with unique keys and at most " + DEPTH_MAX + " levels");
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new IdentityRefusedException(IdentityRefusal.MALFORMED, what + ": expected a JSON object");
    }
}
