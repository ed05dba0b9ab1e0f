package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.condition.Excerpt;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.function.Consumer;

/** A duration that has a plainer form, which is read without reckoning. */
final class PlainDuration implements Rule {
    private static final String UNITS = "dhms";

    /** How many of a unit make one of the unit before it; days are never made, since people say 24h and 72h. */
    private static final long[] CARRY = {0, 0, 60, 60};

    @Override
    public Code code() {
        return Code.PLAIN_DURATION;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (PolicyFile file : set.files()) {
            for (Place place : Durations.of(file)) {
                String written = Excerpt.of(place);
                String plain = plain(written);
                if (!plain.equals(written)) {
                    found.accept(finding(place, Quote.of(written) + " is " + Quote.of(plain))
                            .labelled("it has a plainer form")
                            .helping(plain)
                            .fixedBy(Fix.of("write " + plain, place, plain)));
                }
            }
        }
    }

    /** A duration of one unit keeps it unless a larger one divides it: 90s stays, 120s does not. */
    static String plain(String written) {
        long[] counts = new long[UNITS.length()];
        int units = 0;
        long number = 0;
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            int unit = UNITS.indexOf(next);
            if (unit < 0) {
                number = number * 10 + Character.digit(next, 10);
            } else {
                counts[unit] = number;
                number = 0;
                units++;
            }
        }
        for (int unit = UNITS.length() - 1; unit > 1; unit--) {
            long whole = counts[unit] / CARRY[unit];
            boolean even = counts[unit] % CARRY[unit] == 0;
            if (units > 1 || even) {
                counts[unit - 1] += whole;
                counts[unit] -= whole * CARRY[unit];
            }
        }
        StringBuilder plain = new StringBuilder();
        for (int unit = 0; unit < UNITS.length(); unit++) {
            if (counts[unit] > 0) {
                plain.append(counts[unit]).append(UNITS.charAt(unit));
            }
        }
        return plain.isEmpty() ? (units > 1 ? "0s" : written) : plain.toString();
    }
}
