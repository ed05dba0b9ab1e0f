package dev.breakglass.runtime.grant;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Moments (RFC 3339, in UTC) and lengths of time (ISO 8601) as the log writes them: the very texts of {@link Instant} and
 * {@link Duration}, which take longer over them.
 */
final class Times {

    private static final int SECONDS_PER_DAY = 86_400;
    /** The first and the last second of years of four digits. */
    private static final long FIRST = -62_167_219_200L;

    private static final long LAST = 253_402_300_799L;
    private static final int DIGITS_MAX = 9;
    private static final String PATTERN = "0000-00-00T00:00:00";

    private Times() {}

    /** As {@link Instant#toString}. */
    static String text(Instant moment) {
        long second = moment.getEpochSecond();
        if (second < FIRST || second > LAST) {
            return moment.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, (long) SECONDS_PER_DAY));
        int time = Math.floorMod(second, SECONDS_PER_DAY);
        byte[] text = new byte["0000-00-00T00:00:00.000000000Z".length()];
        digits(text, 0, 4, date.getYear());
        text[4] = '-';
        digits(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time / 3_600);
        text[13] = ':';
        digits(text, 14, 2, time / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, time % 60);
        int end = fraction(text, PATTERN.length(), moment.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    /** Three, six or nine digits, or none; answers where they end. */
    private static int fraction(byte[] text, int from, int nanos) {
        if (nanos == 0) {
            return from;
        }
        text[from] = '.';
        int count = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : DIGITS_MAX;
        digits(text, from + 1, count, nanos / (count == 3 ? 1_000_000 : count == 6 ? 1_000 : 1));
        return from + 1 + count;
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int left = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    /**
     * As {@link Instant#parse}.
     *
     * @throws DateTimeException if it is no moment
     */
    static Instant moment(String text) {
        int end = text.length() - 1;
        if (!isUsual(text, end) || number(text, 11, 2) > 23 || number(text, 17, 2) > 59) {
            return Instant.parse(text);
        }
        int nanos = 0;
        for (int i = PATTERN.length() + 1; i <= PATTERN.length() + DIGITS_MAX; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 2),
                        number(text, 8, 2),
                        number(text, 11, 2),
                        number(text, 14, 2),
                        number(text, 17, 2),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether it has the form that {@link #text} gives to a year of four digits, whatever the digits. */
    private static boolean isUsual(String text, int end) {
        int seconds = PATTERN.length();
        boolean isLong =
                end == seconds || end > seconds + 1 && end <= seconds + 1 + DIGITS_MAX && text.charAt(seconds) == '.';
        if (!isLong || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean isDigit = i >= seconds || PATTERN.charAt(i) == '0';
            if (i != seconds && (isDigit ? c < '0' || c > '9' : c != PATTERN.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /**
     * As {@link Duration#parse}.
     *
     * @throws DateTimeException if it is no length of time
     */
    static Duration length(String text) {
        if (!text.startsWith("PT") || text.length() == 2) {
            return Duration.parse(text);
        }
        long seconds = 0;
        int units = 0;
        int at = 2;
        while (at < text.length()) {
            int from = at;
            long number = 0;
            while (at < text.length() && at - from < DIGITS_MAX && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            int unit = at == from || at == text.length() ? -1 : "HMS".indexOf(text.charAt(at++), units);
            if (unit < 0) {
                // Longer, smaller or less than nothing, or no length of time.
                return Duration.parse(text);
            }
            units = unit + 1;
            seconds += number * (unit == 0 ? 3_600 : unit == 1 ? 60 : 1);
        }
        return Duration.ofSeconds(seconds);
    }
}
