package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What opening a log found.
 *
 * @param entries how many entries it has
 * @param bytesCut how many bytes of a record that a crash had cut short were taken off the end; mostly 0
 * @param keptAt the file where those bytes are kept, null when there were none
 */
public record RecoveryReport(
        long entries, long bytesCut, @Nullable Path keptAt) {}
