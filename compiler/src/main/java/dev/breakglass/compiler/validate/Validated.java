package dev.breakglass.compiler.validate;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking a compiled policy and its text the same questions. The same policy gives the same questions.
 *
 * @param questions how many were answered by both alike, or until the first difference of each path, zone and forbid
 * @param gaps what was not compared, in order of path, zone and forbid
 * @param difference the first one, in that order; nothing if there is none
 */
public record Validated(long questions, List<Gap> gaps, Optional<Difference> difference) {

    public Validated {
        gaps = List.copyOf(gaps);
    }
}
