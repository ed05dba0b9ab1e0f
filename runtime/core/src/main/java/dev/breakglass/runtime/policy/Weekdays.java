package dev.breakglass.runtime.policy;

import java.time.Instant;
import java.time.ZoneId;

/** Some days of the week by the calendars of a time zone. Immutable. */
final class Weekdays {

    private final int days;
    private final ZoneId zone;

    private Weekdays(int days, ZoneId zone) {
        this.days = days;
        this.zone = zone;
    }

    /**
     * Any number of days.
     *
     * @param days bit 1 is Monday, bit 7 is Sunday, as ISO 8601 counts
     * @param zone a name of the tz database, or {@code Z}
     * @throws java.time.DateTimeException if the Java that runs does not know the zone
     */
    static Weekdays of(int days, String zone) {
        return new Weekdays(days, ZoneId.of(zone));
    }

    boolean contains(Instant moment) {
        return (days >> moment.atZone(zone).getDayOfWeek().getValue() & 1) == 1;
    }
}
