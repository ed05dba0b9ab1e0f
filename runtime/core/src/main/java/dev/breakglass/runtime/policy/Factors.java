package dev.breakglass.runtime.policy;

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

    private Factors() {}

    static void fill(List<Presented> factors, Instant now, long[] cells, int from) {
        Arrays.fill(cells, from, from + CELLS, NEVER);
        for (int i = 0; i < factors.size(); i++) {
            Presented factor = factors.get(i);
            int kind = kind(factor.kind());
            long age = kind < 0 ? Ages.FUTURE : Ages.between(factor.at(), now);
            if (age != Ages.FUTURE) {
                cells[from + kind] = Math.min(cells[from + kind], age);
            }
        }
    }

    /** The bit that {@link Rules.Mfa} counts a kind by. */
    private static int kind(String name) {
        return switch (name) {
            case "password" -> 0;
            case "sms" -> 1;
            case "totp" -> 2;
            case "push" -> 3;
            case "webauthn" -> 4;
            case "piv" -> 5;
            default -> -1;
        };
    }

    /** Whether so many different kinds are fresh. */
    static boolean areFresh(int kinds, int count, long within, long[] cells, int from) {
        return among(kinds, within, cells, from) >= count;
    }

    /** Why they are not. */
    static ReasonCode missing(int kinds, int count, long[] cells, int from) {
        return among(kinds, NEVER - 1, cells, from) >= count ? ReasonCode.MFA_STALE : ReasonCode.MFA;
    }

    private static int among(int kinds, long within, long[] cells, int from) {
        int found = 0;
        for (int left = kinds; left != 0; left &= left - 1) {
            found += cells[from + Integer.numberOfTrailingZeros(left)] <= within ? 1 : 0;
        }
        return found;
    }
}
