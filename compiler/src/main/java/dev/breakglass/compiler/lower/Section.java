package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shape;
import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a policy while it is lowered: gives out numbers from 0 as things are met. */
final class Section {

    private final Names names;
    private final int firstInput;
    private final int firstMark;
    private final Map<Read, Integer> inputNumbers = new HashMap<>();
    private final Map<Mark, Integer> markNumbers = new HashMap<>();
    private final List<Read> inputs = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Shapes shapes = new Shapes();
    private final List<Statement> statements = new ArrayList<>();
    private boolean namesZones;

    private Section(Names names, int firstInput, int firstMark) {
        this.names = names;
        this.firstInput = firstInput;
        this.firstMark = firstMark;
    }

    static Section ofForbids(Names names) {
        return new Section(names, 0, 0);
    }

    static Section ofZone(Names names, Part forbids) {
        return new Section(names, forbids.inputs().size(), forbids.marks().size());
    }

    Names names() {
        return names;
    }

    int zone(String name) {
        namesZones = true;
        return names.zone(name);
    }

    /** Numbers of the zone of this name and of those below it. */
    List<Integer> zonesWithin(String name) {
        namesZones = true;
        return names.zonesWithin(name);
    }

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    int input(Input input, Optional<Duration> ttl) {
        Read read = Read.of(input, ttl);
        Integer known = inputNumbers.putIfAbsent(read, inputs.size());
        if (known != null) {
            return known;
        }
        inputs.add(names.one(read));
        return inputs.size() - 1;
    }

    /** @param mark its input, if it is about one, in the numbers of this part */
    int mark(Mark mark) {
        Integer known = markNumbers.putIfAbsent(mark, marks.size());
        if (known != null) {
            return known;
        }
        marks.add(mark);
        return marks.size() - 1;
    }

    int inputPlace(int number) {
        return firstInput + number;
    }

    int markPlace(int number) {
        return firstMark + number;
    }

    int shape(Shape shape, Place place) {
        return shapes.number(names.one(shape), place);
    }

    /** A clause that is quoted as it stands. */
    int quoted(Place place) {
        return add("", true, place, List.of());
    }

    /** A clause that is quoted after a few words. */
    int quoted(String after, Place place) {
        return add(after, true, place, List.of());
    }

    /** A condition, quoted after a few words. */
    int quoted(String after, Place place, Collection<Integer> reads) {
        return add(after, true, place, List.copyOf(reads));
    }

    /** A clause in other words than those that stand there. */
    int said(String words, Place place) {
        return add(words, false, place, List.of());
    }

    private int add(String said, boolean quoted, Place place, List<Integer> reads) {
        statements.add(new Statement(said, quoted, place, reads));
        return statements.size() - 1;
    }

    /** All that was met so far. */
    Part part() {
        return new Part(
                List.copyOf(inputs),
                List.copyOf(marks),
                shapes,
                List.copyOf(statements),
                namesZones,
                firstInput,
                firstMark);
    }
}
