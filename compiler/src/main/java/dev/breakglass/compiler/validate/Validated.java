package dev.breakglass.compiler.validate;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking a compiled policy and its text the same questions. The same policies give the same first difference,
 * and if there is none the same number of questions.
 *
 * @param questions how many were asked of both
 * @param gaps what was not compared: in order of zone, path and forbid, as far as there was no difference
 * @param difference the first one in that order; nothing if both always answered alike
 */
public record Validated(long questions, List<Gap> gaps, Optional<Difference> difference) {

    public Validated {
        gaps = List.copyOf(gaps);
    }
}
