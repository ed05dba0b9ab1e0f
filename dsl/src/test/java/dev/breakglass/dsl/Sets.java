package dev.breakglass.dsl;

import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    /** The standard limits but for some, by name. */
    public static Limits limits(Map<String, ? extends Number> others) {
        RecordComponent[] components = Limits.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        Set<String> unknown = new HashSet<>(others.keySet());
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Number other = others.get(components[i].getName());
                unknown.remove(components[i].getName());
                if (other == null) {
                    values[i] = components[i].getAccessor().invoke(Limits.standard());
                } else {
                    values[i] = types[i] == long.class ? (Object) other.longValue() : (Object) other.intValue();
                }
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("no such limits: " + unknown);
            }
            return Limits.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
