package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code mfa F or G within D}, {@code mfa 2 of F, G within D}.
 *
 * @param count absent in the form with {@code or}
 */
public record MfaSyntax(
        Optional<Written<Integer>> count,
        List<Written<String>> factors,
        Optional<Written<Duration>> within,
        Place place) {

    public MfaSyntax {
        factors = List.copyOf(factors);
    }
}
