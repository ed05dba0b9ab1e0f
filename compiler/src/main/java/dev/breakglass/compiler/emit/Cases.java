package dev.breakglass.compiler.emit;

import java.util.List;
import java.util.TreeSet;

/** The labels of a switch. */
final class Cases {

    private Cases() {}

    /** A label for each number, in order; numbers that nothing has are left out. */
    static String of(List<Integer> numbers) {
        StringBuilder cases = new StringBuilder();
        for (int number : new TreeSet<>(numbers)) {
            if (number >= 0) {
                cases.append("case ").append(number).append(":\n");
            }
        }
        return cases.isEmpty() ? "case -2:\n" : cases.toString();
    }
}
