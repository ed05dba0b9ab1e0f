package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on requests that wait, by the path that they wait for and by what was open. Thread-safe; written by threads at once,
 * each with what is right.
 */
final class Pending {

    private static final int SHIFT = Integer.numberOfTrailingZeros(Reasons.OPEN);
    private static final int SETS = (Reasons.OPEN >>> SHIFT) + 1;

    /** By path; nothing until one waits. */
    private final @Nullable Verdict[] @Nullable [] given;

    Pending(int paths) {
        this.given = new Verdict[paths][];
    }

    /**
     * Nothing if it was never given.
     *
     * @param open some of {@link Reasons#OPEN}
     */
    @Nullable
    Verdict of(int path, int open) {
        Verdict[] ofPath = given[path];
        return ofPath == null ? null : ofPath[open >>> SHIFT];
    }

    /** Keeps it for good, and answers it. */
    Verdict keep(int path, int open, Verdict verdict) {
        Verdict[] ofPath = given[path];
        if (ofPath == null) {
            ofPath = new Verdict[SETS];
            given[path] = ofPath;
        }
        ofPath[open >>> SHIFT] = verdict;
        return verdict;
    }
}
