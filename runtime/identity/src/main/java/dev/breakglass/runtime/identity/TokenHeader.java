package dev.breakglass.runtime.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a token's header says that anything depends on. */
record TokenHeader(TokenAlgorithm algorithm, Optional<String> keyId) {

    private static final int KEY_ID_CHARS_MAX = 256;

    /** Where a token brings its own key, or says that more must be understood than is. */
    private static final List<String> NEVER = List.of("crit", "b64", "jwk", "jku", "x5c", "x5u", "zip", "enc", "epk");

    /** @throws IdentityRefusedException if it asks for what is not allowed */
    static TokenHeader read(ObjectNode header, Set<TokenAlgorithm> allowed) {
        for (String name : NEVER) {
            if (header.has(name)) {
                throw new IdentityRefusedException(
                        IdentityRefusal.HEADER, "header: \"" + name + "\" is never followed, so the token is refused");
            }
        }
        if (header.has("cty")) {
            throw new IdentityRefusedException(
                    IdentityRefusal.ENCRYPTED, "header: \"cty\" says that something else is inside");
        }
        text(header, "typ")
                .filter(typ -> !typ.toUpperCase(Locale.ROOT).equals("JWT"))
                .ifPresent(typ -> {
                    throw new IdentityRefusedException(
                            IdentityRefusal.HEADER, "header: expected \"typ\" JWT, found " + Quoted.of(typ));
                });
        return new TokenHeader(algorithm(header, allowed), text(header, "kid"));
    }

    private static TokenAlgorithm algorithm(ObjectNode header, Set<TokenAlgorithm> allowed) {
        String word = text(header, "alg").orElse("");
        return TokenAlgorithm.of(word)
                .filter(allowed::contains)
                .orElseThrow(() -> new IdentityRefusedException(
                        IdentityRefusal.ALGORITHM,
                        "header: expected \"alg\" to be one of "
                                + allowed.stream().map(TokenAlgorithm::word).toList() + ", found " + Quoted.of(word)));
    }

    private static Optional<String> text(ObjectNode header, String name) {
        JsonNode value = header.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().length() > KEY_ID_CHARS_MAX) {
            throw new IdentityRefusedException(
                    IdentityRefusal.HEADER,
                    "header: expected \"" + name + "\" to be a string of at most " + KEY_ID_CHARS_MAX + " characters");
        }
        return Optional.of(value.stringValue());
    }
}
