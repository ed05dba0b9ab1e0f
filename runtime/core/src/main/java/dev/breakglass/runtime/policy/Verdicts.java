package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts that were given last, by the reasons that they tell: few sets of reasons are told again and again. Thread-safe;
 * written by threads at once, each with what is right.
 */
final class Verdicts {

    private static final int SIZE = 1 << 6;
    private static final int SPREAD = 0x9E37_79B9;

    /** Nothing until one is kept. */
    private @Nullable Kept @Nullable [] kept;

    private record Kept(int reasons, Verdict verdict) {}

    /** Nothing if another has taken its place, or if it was never given. */
    @Nullable
    Verdict of(int reasons) {
        Kept[] all = kept;
        Kept last = all == null ? null : all[place(reasons)];
        return last != null && last.reasons == reasons ? last.verdict : null;
    }

    Verdict keep(int reasons, Verdict verdict) {
        Kept[] all = kept;
        if (all == null) {
            all = new Kept[SIZE];
            kept = all;
        }
        all[place(reasons)] = new Kept(reasons, verdict);
        return verdict;
    }

    private static int place(int reasons) {
        return reasons * SPREAD >>> Integer.numberOfLeadingZeros(SIZE - 1);
    }
}
