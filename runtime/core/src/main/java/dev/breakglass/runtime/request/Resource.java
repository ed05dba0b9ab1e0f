package dev.breakglass.runtime.request;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One thing, by kind and name, with its attributes. */
public record Resource(String kind, String name, Map<String, Value> attributes) {

    public Resource {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** {@code database/ledger}. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
