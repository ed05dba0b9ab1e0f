package dev.breakglass.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as tables show them: no more digits than a measurement has. */
final class Numbers {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final String NONE = "–";

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three digits and then zeros: {@code 9.41}, {@code 118}, {@code 63,400}. */
    static String rounded(double number) {
        BigDecimal three = BigDecimal.valueOf(number).round(THREE_DIGITS);
        return three.scale() <= 0 ? count(three.longValueExact()) : three.toPlainString();
    }

    static String rounded(OptionalDouble number) {
        return number.isPresent() ? rounded(number.getAsDouble()) : NONE;
    }

    /** Two digits are all that a ratio of measurements has. */
    static String ratio(OptionalDouble above, OptionalDouble below) {
        return above.isPresent() && below.isPresent() ? ratio(above.getAsDouble() / below.getAsDouble()) : NONE;
    }

    static String ratio(double ratio) {
        return ratio < 100 ? String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio) : rounded(ratio);
    }
}
