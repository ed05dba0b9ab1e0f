package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reasons as the bits of a number, and as a set that is as small. */
final class Reasons extends AbstractSet<ReasonCode> {

    /** No reason: nothing stands in the way. */
    static final int NONE = 0;

    /** What the people involved can still meet; all other reasons shut the path. */
    static final int OPEN = bit(ReasonCode.MFA)
            | bit(ReasonCode.MFA_STALE)
            | bit(ReasonCode.APPROVALS)
            | bit(ReasonCode.JUSTIFICATION)
            | bit(ReasonCode.TICKET);

    private static final ReasonCode[] CODES = ReasonCode.values();

    /** By ordinal; the last is none at all. */
    private static final Reasons[] ALONE = IntStream.rangeClosed(0, Integer.SIZE)
            .mapToObj(i -> new Reasons(i < Integer.SIZE ? 1 << i : NONE))
            .toArray(Reasons[]::new);

    private final int bits;

    private Reasons(int bits) {
        this.bits = bits;
    }

    static Set<ReasonCode> of(int bits) {
        return (bits & bits - 1) == 0 ? ALONE[Integer.numberOfTrailingZeros(bits)] : new Reasons(bits);
    }

    // Inside one process the ordinals stay what they are, and a table of them would be one more place to look at.
    @SuppressWarnings("EnumOrdinal")
    static int bit(ReasonCode reason) {
        return 1 << reason.ordinal();
    }

    /** The reason of one bit. */
    static ReasonCode code(int bit) {
        return CODES[Integer.numberOfTrailingZeros(bit)];
    }

    /** Why a condition that is not true refuses. */
    static ReasonCode of(int truth, boolean boundary) {
        return switch (truth) {
            case Truth.MISSING -> ReasonCode.SIGNAL_MISSING;
            case Truth.STALE -> ReasonCode.SIGNAL_STALE;
            default -> boundary ? ReasonCode.BOUNDARY : ReasonCode.CONDITION;
        };
    }

    @Override
    public boolean contains(Object reason) {
        return reason instanceof ReasonCode code && (bits & bit(code)) != 0;
    }

    @Override
    public int size() {
        return Integer.bitCount(bits);
    }

    @Override
    public Iterator<ReasonCode> iterator() {
        return Stream.of(CODES).filter(this::contains).iterator();
    }
}
