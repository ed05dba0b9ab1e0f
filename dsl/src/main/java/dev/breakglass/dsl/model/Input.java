package dev.breakglass.dsl.model;

/**
 * Something that a condition reads from the request and that may be unknown.
 *
 * <p>Built-in inputs are {@code requester.id}, {@code incident.id}, {@code incident.kind}, {@code incident.severity},
 * {@code incident.age} and {@code resource.name}, {@code source.ip} and {@code ttl}; {@code approvals} is
 * read by invariants alone; all others are declared.
 */
public record Input(Origin origin, String name, Type type) {

    /** Where an input comes from. */
    public enum Origin {
        REQUESTER,
        INCIDENT,
        RESOURCE,
        SIGNAL,
        /** The request itself: where it comes from, and what it asks for. */
        REQUEST,
        /** The path that would permit the request. */
        PATH
    }

    /** The input as a policy writes it: {@code incident.severity}, {@code network}. */
    public String text() {
        return switch (origin) {
            case REQUESTER -> "requester." + name;
            case INCIDENT -> "incident." + name;
            case RESOURCE -> "resource." + name;
            case SIGNAL, REQUEST, PATH -> name;
        };
    }
}
