package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What opening a log found.
 *
 * @param entries how many entries it has
 * @param uncovered how many of them no checkpoint had covered: their checksums are right, and nothing else speaks for
 *     them; 0 after a log that was closed, else what came in its last second
 * @param bytesCut how many bytes of a record that a crash had cut short were taken off the end; mostly 0
 * @param keptAt the file where those bytes are kept, null when there were none
 */
public record RecoveryReport(
        long entries,
        long uncovered,
        long bytesCut,
        @Nullable Path keptAt) {}
