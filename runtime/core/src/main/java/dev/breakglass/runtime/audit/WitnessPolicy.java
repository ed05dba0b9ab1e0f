package dev.breakglass.runtime.audit;

import java.util.List;

/**
 * How many of which witnesses must have cosigned a checkpoint before it is believed. Immutable and safe for any thread.
 *
 * @param required how many at the least, 0 to the number of witnesses
 * @param witnesses the keys of those that count, each once
 */
public record WitnessPolicy(int required, List<WitnessKey> witnesses) {

    /** No witness is asked for. */
    public static final WitnessPolicy NONE = new WitnessPolicy(0, List.of());

    /** Refuses what could never be kept. */
    public WitnessPolicy {
        witnesses = List.copyOf(witnesses);
        if (witnesses.stream().distinct().count() < witnesses.size()) {
            throw new IllegalArgumentException("a witness counts once");
        }
        if (required < 0 || required > witnesses.size()) {
            throw new IllegalArgumentException(required + " of " + witnesses.size() + " witnesses cannot be asked for");
        }
    }

    /** All of them must have cosigned. */
    public static WitnessPolicy all(List<WitnessKey> witnesses) {
        return new WitnessPolicy(witnesses.size(), witnesses);
    }

    /**
     * Those that cosigned, in the policy's order.
     *
     * @throws NoteFormatException if they are too few, or a signature in the name of one is false
     */
    public List<WitnessKey> check(SignedNote checkpoint) {
        List<WitnessKey> cosigned = witnesses.stream()
                .filter(witness -> witness.verify(checkpoint).isPresent())
                .toList();
        if (cosigned.size() < required) {
            throw new NoteFormatException("cosigned by " + cosigned.size() + " of the " + witnesses.size()
                    + " witnesses, and " + required + " are asked for; missing: "
                    + String.join(
                            ", ",
                            witnesses.stream()
                                    .filter(witness -> !cosigned.contains(witness))
                                    .map(WitnessKey::brief)
                                    .toList()));
        }
        return cosigned;
    }
}
