package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the platform's own texts. */
class TimesTest {

    private static final String LETTERS = "0123456789-:.+TZPHMSDtz ";

    @Property
    void aMomentHasThePlatformsText(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int zeros) {
        int unit = (int) Math.pow(10, zeros);
        Instant moment = Instant.ofEpochSecond(second, nanos / unit * (long) unit);

        assertThat(Times.text(moment)).isEqualTo(moment.toString());
        assertThat(Times.moment(moment.toString())).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.001Z",
                "2024-02-29T00:00:00Z",
                "2024-02-29T24:00:00Z",
                "2016-12-31T23:59:60Z"
            })
    void theEdgesOfTimeAreAsThePlatformHasThem(String text) {
        Instant moment = Instant.parse(text);

        assertThat(Times.text(moment)).isEqualTo(moment.toString());
        assertThat(Times.moment(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2024-02-30T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-02-29T25:00:00Z",
                "2024-02-29T00:00:61Z",
                "2024-02-29T00:00:00",
                "2024-02-29 00:00:00Z",
                "2024-02-29T00:00:00.1234567891Z",
                "2024-02-29T00:00:00,5Z"
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> Times.moment(text)).isInstanceOf(DateTimeException.class);
    }

    @Property
    void aLengthIsReadAsThePlatformReadsIt(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        for (Duration length : new Duration[] {
            Duration.ofSeconds(seconds), Duration.ofSeconds(seconds / 3_600 * 3_600), Duration.ofSeconds(seconds, nanos)
        }) {
            assertThat(Times.length(length.toString())).isEqualTo(length);
        }
    }

    @Property(tries = 5_000)
    void anyTextIsReadAsThePlatformReadsItOrRefused(@ForAll long seed) {
        String length = changed("PT26H3M4S", seed);
        String moment = changed("2024-02-29T01:02:03.004Z", seed);

        assertThat(tried(Times::length, length)).as(length).isEqualTo(tried(Duration::parse, length));
        assertThat(tried(Times::moment, moment)).as(moment).isEqualTo(tried(Instant::parse, moment));
    }

    private static <T> Optional<T> tried(Function<String, T> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String changed(String text, long seed) {
        StringBuilder changed = new StringBuilder(text);
        int at = (int) Math.floorMod(seed, (long) text.length());
        char letter = LETTERS.charAt((int) Math.floorMod(seed / 64, (long) LETTERS.length()));
        switch ((int) Math.floorMod(seed / 4_096, 3L)) {
            case 0 -> changed.setCharAt(at, letter);
            case 1 -> changed.insert(at, letter);
            default -> changed.deleteCharAt(at);
        }
        return changed.toString();
    }
}
