package dev.breakglass.scenario.result;

import java.time.Duration;
import java.util.Optional;

/**
 * The time in which somebody held what they had asked for: from the redeemed key to the end of the session.
 *
 * @param from since the scenario's start
 * @param to absent when the scenario ended before
 * @param end how it ended, such as {@code closed}; the state at the end of the scenario if it did not
 * @param closing from the end to the last duty done; absent while it is held or a duty is owed
 * @param owed how many duties were still owed when the scenario ended
 */
public record Holding(Duration from, Optional<Duration> to, String end, Optional<Duration> closing, int owed) {}
