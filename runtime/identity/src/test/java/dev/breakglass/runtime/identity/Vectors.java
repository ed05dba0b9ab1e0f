package dev.breakglass.runtime.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published vectors, see the SOURCE beside each. */
final class Vectors {

    private Vectors() {}

    static JsonNode read(String name) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new JsonMapper().readTree(in);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
