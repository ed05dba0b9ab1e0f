package dev.breakglass.dsl;

import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Policy sets that tests read. */
public final class Sets {

    private Sets() {}

    public static Checked<List<SourceFile>> read(String resource) {
        try {
            return SourceReader.read(folder(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path folder(String resource) {
        try {
            return Path.of(Objects.requireNonNull(Sets.class.getResource("/" + resource), resource)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String example() {
        return read("example").value().orElseThrow().get(0).text();
    }
}
