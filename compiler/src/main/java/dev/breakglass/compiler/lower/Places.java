package dev.breakglass.compiler.lower;

import dev.breakglass.runtime.policy.Rules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where conditions look for inputs and marks: places that are given out one after the other. */
final class Places {

    private final int firstInput;
    private final int firstMark;
    private final Map<Integer, Integer> inputs = new LinkedHashMap<>();
    private final Map<Integer, Integer> marks = new LinkedHashMap<>();

    private Places(int firstInput, int firstMark) {
        this.firstInput = firstInput;
        this.firstMark = firstMark;
    }

    static Places first() {
        return new Places(0, 0);
    }

    /** Places of one zone, after those that all zones share. */
    Places next() {
        return new Places(firstInput + inputs.size(), firstMark + marks.size());
    }

    int input(int number) {
        return inputs.computeIfAbsent(number, added -> firstInput + inputs.size());
    }

    int mark(int number) {
        return marks.computeIfAbsent(number, added -> firstMark + marks.size());
    }

    Set<Integer> inputs() {
        return inputs.keySet();
    }

    Set<Integer> marks() {
        return marks.keySet();
    }

    List<Rules.Place> inputs(Collection<Integer> numbers) {
        return numbers.stream()
                .map(number -> new Rules.Place(input(number), number))
                .toList();
    }

    List<Rules.Place> marks(Collection<Integer> numbers) {
        return numbers.stream()
                .map(number -> new Rules.Place(mark(number), number))
                .toList();
    }
}
