package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What one step came to, or what the runtime did by itself between two. Its entries are read from the log when somebody looks
 * at them. For one thread.
 *
 * @param at since the start, by a clock that never jumps
 * @param time what the wall clock shows
 * @param written what it added to the log
 * @param duties those that were done, as a scenario writes them
 */
public record Observation(Duration at, Instant time, Deed deed, List<Entry> written, List<String> duties) {

    public Observation {
        written = Collections.unmodifiableList(written);
        duties = List.copyOf(duties);
    }
}
