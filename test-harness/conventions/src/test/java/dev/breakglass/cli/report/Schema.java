package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON Schema that texts are held against, formats such as URIs included. */
final class Schema {
    private final JsonSchema schema;

    Schema(Path file, SpecVersion.VersionFlag draft) {
        try {
            // Read from a text: nothing is fetched.
            this.schema = JsonSchemaFactory.getInstance(draft)
                    .getSchema(
                            Files.readString(file),
                            InputFormat.JSON,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void accepts(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    boolean isValid(String json) {
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }

    void refuses(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isNotEmpty();
    }
}
