package dev.breakglass.runtime.audit;

/** Takes a log's entries one by one, in order. */
@FunctionalInterface
public interface EntryVisitor {

    /**
     * Takes one entry.
     *
     * @param index from 0, without gaps
     * @param entry its bytes, the visitor's to keep
     */
    void visit(long index, byte[] entry);
}
