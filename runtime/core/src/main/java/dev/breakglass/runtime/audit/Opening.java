package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a log is opened. Either way the signed checkpoint decides whether it is opened at all.
 *
 * @param everything whether every record is read and checked, which takes as long as reading the log; if not, those
 *     segments are left out of which the log knows the tree's edge, and they are checked when they are first replayed
 * @param archive the folder of archived segments, if they are at hand, for replaying
 */
public record Opening(boolean everything, Optional<Path> archive) {

    /** Reads the last segments alone. */
    public static final Opening QUICK = new Opening(false, Optional.empty());

    /** Reads every record in the log's folder. */
    public static final Opening FULL = new Opening(true, Optional.empty());

    /** The same with archived segments at hand. */
    public Opening withArchive(Path folder) {
        return new Opening(everything, Optional.of(folder));
    }
}
