package dev.breakglass.runtime.policy;

/** What reads requests for one policy. Thread-safe. */
final class Readers {

    private final HeldRoles roles;
    private final Lengths lengths;
    private final InputReader[] inputs;
    private final MarkReader[] marks;

    Readers(Vocabulary vocabulary, HeldRoles roles, Lengths lengths) {
        this.roles = roles;
        this.lengths = lengths;
        this.inputs = vocabulary.inputs().stream().map(InputReader::new).toArray(InputReader[]::new);
        this.marks = vocabulary.marks().stream().map(MarkReader::of).toArray(MarkReader[]::new);
    }

    HeldRoles roles() {
        return roles;
    }

    Lengths lengths() {
        return lengths;
    }

    /** By number. */
    InputReader[] inputs() {
        return inputs;
    }

    /** By number. */
    MarkReader[] marks() {
        return marks;
    }
}
