package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.util.List;

/**
 * What a part of a policy (one zone with its paths, or all forbids) reads, looks at, compares and quotes: each thing once, in
 * the order in which it was met, which is its number within the part. Of the rest of the policy it depends on the numbers of
 * names alone, and on how much the forbids read: their places come before those of a zone.
 *
 * @param shapes the forms of its conditions
 * @param statements the clauses that findings can be about
 * @param namesZones whether one of its conditions compares with the number of a zone
 * @param firstInput the place of its first input; the others follow
 * @param firstMark likewise
 */
record Part(
        List<Read> inputs,
        List<Mark> marks,
        Shapes shapes,
        List<Statement> statements,
        boolean namesZones,
        int firstInput,
        int firstMark) {}
