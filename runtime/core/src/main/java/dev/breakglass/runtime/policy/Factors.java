package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How long ago somebody last presented each kind of factor, in cells that stand side by side. */
final class Factors {

    /** How many cells they take. */
    static final int CELLS = 6;

    private static final long NEVER = Long.MAX_VALUE;

    /** By the bit that {@link Rules.Mfa} counts a kind by. */
    private static final NameTable KINDS = new NameTable(List.of("password", "sms", "totp", "push", "webauthn", "piv"));

    private Factors() {}

    static void fill(List<Presented> factors, Instant now, long[] cells, int from) {
        Arrays.fill(cells, from, from + CELLS, NEVER);
        for (int i = 0; i < factors.size(); i++) {
            Presented factor = factors.get(i);
            int kind = KINDS.of(factor.kind());
            long age = kind < 0 ? Ages.FUTURE : Ages.between(factor.at(), now);
            if (age != Ages.FUTURE) {
                cells[from + kind] = Math.min(cells[from + kind], age);
            }
        }
    }

    /** Whether so many different kinds are fresh. */
    static boolean areFresh(Mfa mfa, long[] cells, int from) {
        return among(mfa.kinds(), mfa.within(), cells, from) >= mfa.count();
    }

    /** Why they are not. */
    static ReasonCode missing(Mfa mfa, long[] cells, int from) {
        return among(mfa.kinds(), NEVER - 1, cells, from) >= mfa.count() ? ReasonCode.MFA_STALE : ReasonCode.MFA;
    }

    static int among(int kinds, long within, long[] cells, int from) {
        int found = 0;
        for (int left = kinds; left != 0; left &= left - 1) {
            found += cells[from + Integer.numberOfTrailingZeros(left)] <= within ? 1 : 0;
        }
        return found;
    }
}
