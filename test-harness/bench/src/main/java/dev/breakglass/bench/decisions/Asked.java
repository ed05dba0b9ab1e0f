package dev.breakglass.bench.decisions;

import dev.breakglass.bench.workload.Case;
import java.util.List;
import java.util.stream.IntStream;

/** Which of the workload's requests are asked in rotation. */
public enum Asked {
    /** All. */
    MIXED,
    /** All that are permitted. */
    PERMITTED,
    /** All that are refused. */
    REFUSED,
    /** A few of either, so that they lie as near to the processor as a request does that has just been read. */
    HOT;

    private static final int HOT_REQUESTS = 32;

    /** Their numbers, as many times over as fill a rotation. */
    int[] rotation(List<Case> cases) {
        int[] numbers = IntStream.range(0, this == HOT ? HOT_REQUESTS : cases.size())
                .filter(i -> this != PERMITTED || cases.get(i).permitted())
                .filter(i -> this != REFUSED || !cases.get(i).permitted())
                .toArray();
        return IntStream.range(0, cases.size())
                .map(i -> numbers[i % numbers.length])
                .toArray();
    }
}
