package dev.breakglass.dsl.source;

/** A span in a file: where something was written. */
public record Place(SourceFile file, Span span) {

    /** {@code payments.bgp:31:36}, as editors and terminals understand it. */
    @Override
    public String toString() {
        Position at = start();
        return file.name() + ":" + at.line() + ":" + at.column();
    }

    public Position start() {
        return file.position(span.start());
    }
}
