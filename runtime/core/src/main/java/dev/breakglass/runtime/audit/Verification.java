package dev.breakglass.runtime.audit;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param entries how many records there are up to the first that is damaged
 * @param checkpoint the checkpoint, if there is one that the key signed
 * @param root of the tree of all those records
 * @param tornBytes length of a last record that was not completed, mostly 0; that is no fault, since nobody was told
 *     that it was written
 * @param faults all that is wrong, the first bad record first
 * @param absent what was moved or removed by intent
 */
public record Verification(
        long entries,
        @Nullable Checkpoint checkpoint,
        TreeHash root,
        long tornBytes,
        List<LogFault> faults,
        Absent absent) {

    /** Copies the faults. */
    public Verification {
        faults = List.copyOf(faults);
    }

    Verification(long entries, @Nullable Checkpoint checkpoint, TreeHash root, long tornBytes, List<LogFault> faults) {
        this(entries, checkpoint, root, tornBytes, faults, Absent.NOTHING);
    }

    /** Whether nothing is wrong. */
    public boolean ok() {
        return faults.isEmpty();
    }

    /** How many entries the checkpoint covers; 0 without one. */
    public long checkpointSize() {
        return checkpoint == null ? 0 : checkpoint.size();
    }

    /** How many entries no checkpoint proves yet: on a log in use, those of the last second. */
    public long uncovered() {
        return Math.max(0, entries - checkpointSize());
    }

    /** The first record that is known to be bad. */
    public OptionalLong firstBadRecord() {
        return faults.stream()
                .mapToLong(fault -> fault.place().record())
                .filter(record -> record != LogPlace.NONE)
                .min();
    }
}
