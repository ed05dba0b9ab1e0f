package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.runtime.policy.Clause;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Seats parts one after the other. Clauses are counted on; an input, a mark or a form of a condition that several parts have
 * got gets one number, in the order in which they are met.
 */
final class Linking {

    private final Map<String, Integer> files;
    private final Numbers<Read> inputs = new Numbers<>();
    private final Numbers<Mark> marks = new Numbers<>();
    private final Shapes shapes = new Shapes();
    private final List<Clause> clauses = new ArrayList<>();

    /** @param files numbers by name */
    Linking(Map<String, Integer> files) {
        this.files = files;
    }

    /**
     * The part's clauses have to be added before the next part is seated.
     *
     * @param before where the part sat before, which is where it most likely sits now
     */
    Seat seat(Part part, Seat before) {
        int[] read = new int[part.inputs().size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = inputs.of(part.inputs().get(i), before.input(i));
        }
        int[] looked = new int[part.marks().size()];
        for (int i = 0; i < looked.length; i++) {
            Mark mark = part.marks().get(i);
            looked[i] = marks.of(
                    mark instanceof Mark.Matches matches
                            ? new Mark.Matches(read[matches.input()], matches.pattern())
                            : mark,
                    before.mark(i));
        }
        return new Seat(clauses.size(), read, looked, shapes.numbers(part.shapes(), before.shapes()));
    }

    /** A part's clauses as they are in this seat. */
    List<Clause> clauses(Part part, Seat seat) {
        List<Clause> seated = new ArrayList<>(part.statements().size());
        for (Statement statement : part.statements()) {
            seated.add(new Clause(
                    statement.said(),
                    statement.quoted(),
                    files.getOrDefault(statement.place().file().name(), -1),
                    statement.place().span().start(),
                    statement.place().span().end(),
                    seat.inputs(statement.reads())));
        }
        return seated;
    }

    void add(List<Clause> more) {
        clauses.addAll(more);
    }

    List<Clause> clauses() {
        return clauses;
    }

    /** In order of number. */
    List<Read> inputs() {
        return inputs.all();
    }

    /** In order of number. */
    List<Mark> marks() {
        return marks.all();
    }

    Shapes shapes() {
        return shapes;
    }
}
