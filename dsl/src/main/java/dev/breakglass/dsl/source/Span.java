package dev.breakglass.dsl.source;

/**
 * A half-open range of UTF-16 offsets in one source text: {@code start} inclusive, {@code end} exclusive.
 *
 * <p>Lines and columns exist only when something is printed; see {@link SourceFile#position(int)}.
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such span: " + start + ".." + end);
        }
    }

    /** The smallest span that covers this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
