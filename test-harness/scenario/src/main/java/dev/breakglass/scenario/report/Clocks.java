package dev.breakglass.scenario.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the page shows them, in UTC. */
public final class Clocks {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Clocks() {}

    public static String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    public static String day(Instant moment) {
        return DAY.format(moment);
    }
}
