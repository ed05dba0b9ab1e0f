package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How long ago somebody last presented each kind of factor. Filled anew for each request; not thread-safe meanwhile. */
final class FactorAges {

    /** The kinds that {@link Rules.Mfa} counts, by bit. */
    private static final String[] KINDS = {"password", "sms", "totp", "push", "webauthn", "piv"};

    private static final long NEVER = Long.MAX_VALUE;

    private final long[] ages = new long[KINDS.length];

    void fill(List<Presented> factors, Instant now) {
        Arrays.fill(ages, NEVER);
        for (int i = 0; i < factors.size(); i++) {
            Presented factor = factors.get(i);
            int kind = kind(factor.kind());
            long age = kind < 0 ? Ages.FUTURE : Ages.between(factor.at(), now);
            if (age != Ages.FUTURE) {
                ages[kind] = Math.min(ages[kind], age);
            }
        }
    }

    private static int kind(String name) {
        for (int i = 0; i < KINDS.length; i++) {
            if (KINDS[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** 0 if enough different kinds are fresh, else the bit of the reason. */
    int missing(Rules.Mfa mfa) {
        int fresh = 0;
        int ever = 0;
        for (int kinds = mfa.kinds(); kinds != 0; kinds &= kinds - 1) {
            long age = ages[Integer.numberOfTrailingZeros(kinds)];
            fresh += age <= mfa.within() ? 1 : 0;
            ever += age != NEVER ? 1 : 0;
        }
        if (fresh >= mfa.count()) {
            return Reasons.NONE;
        }
        return Reasons.bit(ever >= mfa.count() ? ReasonCode.MFA_STALE : ReasonCode.MFA);
    }
}
