package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads the published test vectors. */
final class Vectors {

    private Vectors() {}

    static byte[] bytes(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String name) {
        return json(bytes(name));
    }

    private static JsonObject json(byte[] bytes) {
        // Some vectors hold integers of 64 bits without a sign, which are negative to us; our reader has none as long.
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replace("18446744073709551615", "-1")
                .replace("9223372036854775810", "-2")
                .replaceAll("(: )([0-9]{17,})", "$1\"$2\"");
        return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All vectors of a folder, in the order of their paths. */
    static List<JsonObject> folder(String name) {
        try (Stream<Path> files =
                Files.walk(Path.of(Vectors.class.getResource("/vectors/" + name).toURI()))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Vectors::json)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(Path file) {
        try {
            return json(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static TreeHash hash(String hex) {
        return TreeHash.of(hex(hex));
    }

    static List<TreeHash> hashes(JsonArray hex) {
        return hex.texts().stream().map(Vectors::hash).toList();
    }

    /** A proof in base64, whose hashes must be hashes. */
    static List<TreeHash> proof(JsonValue value) {
        return value instanceof JsonArray array
                ? array.texts().stream()
                        .map(text -> TreeHash.of(Base64.getDecoder().decode(text)))
                        .toList()
                : List.of();
    }

    /** A root in base64; for one that is a word (some vectors have such), the word's hash stands in. */
    static TreeHash root(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return TreeHash.of(
                bytes.length == 0 || bytes.length == TreeHash.BYTES
                        ? bytes
                        : TreeHash.sha256().digest(bytes));
    }
}
