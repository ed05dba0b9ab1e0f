package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.List;

/** Which factors of those that somebody presented are fresh. */
final class Factors {

    /** How many kinds there are. */
    static final int KINDS = 6;

    private Factors() {}

    /** Whether so many different kinds were presented, none longer ago than it says. */
    static boolean areFresh(Mfa mfa, List<Presented> presented, Instant now) {
        return kinds(mfa.kinds(), mfa.within(), presented, now) >= mfa.count();
    }

    /** Why they were not. */
    static ReasonCode missing(Mfa mfa, List<Presented> presented, Instant now) {
        return kinds(mfa.kinds(), Ages.LONGEST, presented, now) >= mfa.count() ? ReasonCode.MFA_STALE : ReasonCode.MFA;
    }

    /** How many of these kinds were presented within so many nanoseconds. */
    private static int kinds(int kinds, long within, List<Presented> presented, Instant now) {
        int fresh = 0;
        for (int i = 0; i < presented.size(); i++) {
            Presented factor = presented.get(i);
            int kind = bit(factor.kind()) & kinds;
            if (kind != 0) {
                long age = Ages.between(factor.at(), now);
                fresh |= age != Ages.FUTURE && age <= within ? kind : 0;
            }
        }
        return Integer.bitCount(fresh);
    }

    /** What {@link Mfa#kinds} counts a kind by; 0 for none that there is. */
    private static int bit(String kind) {
        return switch (kind) {
            case "password" -> 1;
            case "sms" -> 1 << 1;
            case "totp" -> 1 << 2;
            case "push" -> 1 << 3;
            case "webauthn" -> 1 << 4;
            case "piv" -> 1 << 5;
            default -> 0;
        };
    }
}
