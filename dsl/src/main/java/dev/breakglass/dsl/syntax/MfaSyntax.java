package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** @param count absent for {@code F or G} */
public record MfaSyntax(Optional<Word> count, List<Word> factors, Optional<Word> within, Place place) {

    public MfaSyntax {
        factors = List.copyOf(factors);
    }
}
