package dev.breakglass.runtime.request;

import java.util.Map;

/** One thing, by kind and name, with its attributes. */
public record Resource(String kind, String name, Map<String, Value> attributes) {

    public Resource {
        attributes = ByName.copyOf(attributes);
    }

    /** {@code database/ledger}. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
