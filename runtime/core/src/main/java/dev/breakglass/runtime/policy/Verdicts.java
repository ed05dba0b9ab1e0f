package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts that were given first, by the reasons that they tell: few sets of reasons are told again and again. Thread-safe;
 * written by threads at once, each with what is right.
 */
final class Verdicts {

    private static final int SIZE = 1 << 6;
    private static final int SPREAD = 0x9E37_79B9;

    /** Nothing until one is kept. */
    private @Nullable Kept @Nullable [] kept;

    private record Kept(int reasons, Verdict verdict) {}

    /** Nothing if it was never given, or found no place. */
    @Nullable
    Verdict of(int reasons) {
        Kept[] all = kept;
        for (int i = 0; all != null && i < SIZE; i++) {
            Kept here = all[place(reasons, i)];
            if (here == null) {
                return null;
            } else if (here.reasons == reasons) {
                return here.verdict;
            }
        }
        return null;
    }

    /** Keeps it for good, unless there are so many that it finds no place; answers it. */
    Verdict keep(int reasons, Verdict verdict) {
        Kept[] all = kept;
        if (all == null) {
            all = new Kept[SIZE];
            kept = all;
        }
        for (int i = 0; i < SIZE; i++) {
            int place = place(reasons, i);
            if (all[place] == null) {
                all[place] = new Kept(reasons, verdict);
                return verdict;
            }
        }
        return verdict;
    }

    /** Where to look after so many places in vain. */
    private static int place(int reasons, int tried) {
        return (reasons * SPREAD >>> Integer.numberOfLeadingZeros(SIZE - 1)) + tried & SIZE - 1;
    }
}
