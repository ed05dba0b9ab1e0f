package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code approve N of R, S within D with mfa …}. */
public record ApproveSyntax(
        Written<Integer> people,
        List<Written<String>> roles,
        Optional<Written<Duration>> within,
        Optional<MfaSyntax> mfa,
        Optional<ApproveSyntax> then,
        Place place) {

    public ApproveSyntax {
        roles = List.copyOf(roles);
    }
}
