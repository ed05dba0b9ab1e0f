package dev.breakglass.runtime.policy;

/** What reads requests for one policy. Thread-safe. */
final class Readers {

    private final HeldRoles roles;
    private final Lengths lengths;
    private final InputReader[] inputs;
    private final MarkReader[] marks;
    private final Zone[] zones;

    Readers(Vocabulary vocabulary, HeldRoles roles, Zone[] zones, Lengths lengths) {
        this.zones = zones;
        this.roles = roles;
        this.lengths = lengths;
        this.inputs = new InputReader[vocabulary.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new InputReader(vocabulary.inputs().get(i));
        }
        this.marks = new MarkReader[vocabulary.marks().size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = MarkReader.of(vocabulary.marks().get(i));
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
