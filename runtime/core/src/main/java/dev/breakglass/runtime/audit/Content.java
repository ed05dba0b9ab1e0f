package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of content that is too long for an entry and lies beside the log. The entry that belongs to it holds
 * {@link #json} as a member {@link #MEMBER} of any of its objects, and so the log proves the content too.
 *
 * @param sha256 of the content, in 64 lower-case hexadecimal digits
 * @param bytes its length, 1 to {@link #BYTES_MAX}
 */
public record Content(String sha256, long bytes) {

    /** The key by which an entry holds the name of content; no other member of an entry has it. */
    public static final String MEMBER = "$content";

    /** The longest content: 16 MiB. */
    public static final int BYTES_MAX = 16 << 20;

    /** Refuses what names nothing, with an {@link IllegalArgumentException}. */
    public Content {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in 64 lower-case hexadecimal digits");
        }
        if (bytes < 1 || bytes > BYTES_MAX) {
            throw new IllegalArgumentException("content of " + bytes + " bytes, expected 1 to " + BYTES_MAX);
        }
    }

    /** The name of these bytes. */
    public static Content of(byte[] content) {
        return new Content(HexFormat.of().formatHex(TreeHash.sha256().digest(content)), content.length);
    }

    /** What an entry holds. */
    public JsonObject json() {
        return JsonObject.builder().put("bytes", bytes).put("sha256", sha256).build();
    }

    /** What an entry means that holds this value; empty if it is not of the form. */
    public static Optional<Content> read(JsonValue value) {
        if (value instanceof JsonObject object
                && object.keys().size() == 2
                && object.get("bytes").orElse(null) instanceof JsonNumber bytes
                && object.get("sha256").orElse(null) instanceof JsonString sha256) {
            try {
                return Optional.of(new Content(sha256.value(), bytes.value()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    boolean isNameOf(byte[] content) {
        return content.length == bytes && of(content).equals(this);
    }
}
