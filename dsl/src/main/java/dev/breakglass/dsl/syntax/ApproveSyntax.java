package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** {@code approve 2 of incident-commander, security-lead within 15m}. */
public record ApproveSyntax(
        Word people, List<Word> roles, Optional<Word> within, Optional<MfaSyntax> mfa, Place place) {

    public ApproveSyntax {
        roles = List.copyOf(roles);
    }
}
