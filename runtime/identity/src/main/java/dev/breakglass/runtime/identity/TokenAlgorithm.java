package dev.breakglass.runtime.identity;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/**
 * A signature that a token may have (RFC 7518, section 3.1; RFC 8037; RFC 9864). There is no word here for {@code none} or
 * for an HMAC, so neither can be allowed.
 */
public enum TokenAlgorithm {
    RS256("RS256", JWSAlgorithm.RS256),
    RS384("RS384", JWSAlgorithm.RS384),
    RS512("RS512", JWSAlgorithm.RS512),
    PS256("PS256", JWSAlgorithm.PS256),
    PS384("PS384", JWSAlgorithm.PS384),
    PS512("PS512", JWSAlgorithm.PS512),
    ES256("ES256", JWSAlgorithm.ES256),
    ES384("ES384", JWSAlgorithm.ES384),
    ES512("ES512", JWSAlgorithm.ES512),
    /** With Ed25519 alone, not Ed448. */
    EDDSA("EdDSA", JWSAlgorithm.EdDSA),
    ED25519("Ed25519", JWSAlgorithm.Ed25519);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Nimbus says of its algorithms that they are immutable
    private final JWSAlgorithm jose;

    TokenAlgorithm(String word, JWSAlgorithm jose) {
        this.word = word;
        this.jose = jose;
    }

    /** The algorithm as a token's header names it. */
    public String word() {
        return word;
    }

    /** Compared exactly: RFC 7515 tells upper from lower case. */
    static Optional<TokenAlgorithm> of(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }

    JWSAlgorithm jose() {
        return jose;
    }

    boolean isRsa() {
        return JWSAlgorithm.Family.RSA.contains(jose);
    }

    boolean isEdwards() {
        return this == EDDSA || this == ED25519;
    }
}
