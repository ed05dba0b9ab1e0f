package dev.breakglass.runtime.policy;

/** What reads requests for one policy. Thread-safe. */
final class Readers {

    private final HeldRoles roles;
    private final Lengths lengths;
    private final InputReader[] inputs;
    private final MarkReader[] marks;
    private final Zone[] zones;

    Readers(Vocabulary vocabulary, Layout layout) {
        this.zones = layout.zones;
        this.roles = layout.index.roles();
        this.lengths = layout.lengths;
        this.marks = layout.marks;
        this.inputs = new InputReader[vocabulary.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new InputReader(vocabulary.inputs().get(i));
        }
    }

    HeldRoles roles() {
        return roles;
    }

    Zone zone(int number) {
        return zones[number];
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
