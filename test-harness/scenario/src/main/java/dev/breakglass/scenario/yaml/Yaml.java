package dev.breakglass.scenario.yaml;

import java.util.List;

/** A YAML value that knows its place. Immutable. */
public sealed interface Yaml {

    FilePlace place();

    /** What it is, as a message says it: {@code the text "corp"}, {@code a list}. */
    String described();

    /**
     * One word, number or text.
     *
     * @param plain written without quotes, so that it may be a number, {@code true}, {@code false} or {@code null}
     */
    record Scalar(String text, boolean plain, FilePlace place) implements Yaml {

        /** What it is by YAML 1.2's core schema, in which {@code no} and {@code on} are texts. */
        public ScalarKind kind() {
            return plain ? ScalarKind.of(text) : ScalarKind.TEXT;
        }

        @Override
        public String described() {
            return switch (kind()) {
                case NULL -> "nothing";
                case BOOL -> text;
                case INT, FLOAT -> "the number " + Shown.cut(text);
                case TEXT -> "the text " + Shown.quoted(text);
            };
        }
    }

    record Sequence(List<Yaml> items, FilePlace place) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** Entries in their order; no key twice. */
    record Mapping(List<Entry> entries, FilePlace place) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public boolean has(String key) {
            return entries.stream().anyMatch(entry -> entry.key().equals(key));
        }

        @Override
        public String described() {
            return entries.isEmpty() ? "an empty map" : "a map";
        }
    }

    record Entry(String key, FilePlace place, Yaml value) {}
}
