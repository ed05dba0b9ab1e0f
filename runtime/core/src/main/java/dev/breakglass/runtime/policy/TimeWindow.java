package dev.breakglass.runtime.policy;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A time of day by the clocks of a time zone: from one second on, up to and without another; over midnight when the
 * second is the earlier one. Immutable.
 *
 * <p>Clocks that are put forward or back are followed: a moment is in the window when the clock on the wall says so.
 */
final class TimeWindow {

    private final int from;
    private final int to;
    private final ZoneId zone;

    private TimeWindow(int from, int to, ZoneId zone) {
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    /**
     * A window of less than a day.
     *
     * @param from seconds from midnight
     * @param to seconds from midnight
     * @param zone a name of the tz database, or {@code Z}
     * @throws java.time.DateTimeException if the Java that runs does not know the zone
     */
    static TimeWindow of(int from, int to, String zone) {
        return new TimeWindow(from, to, ZoneId.of(zone));
    }

    boolean contains(Instant moment) {
        int now = moment.atZone(zone).toLocalTime().toSecondOfDay();
        return from < to ? now >= from && now < to : now >= from || now < to;
    }
}
