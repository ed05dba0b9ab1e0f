package dev.breakglass.runtime.identity;

/** Where a token's key comes from: never from the token. */
interface KeySource {

    /** @throws IdentityRefusedException if there is no key for such a token, or none can be had now */
    SigningKey key(TokenHeader header);

    static IdentityRefusedException unknown(TokenHeader header) {
        return new IdentityRefusedException(
                IdentityRefusal.UNKNOWN_KEY,
                header.keyId()
                        .map(id -> "the provider publishes no key " + Quoted.of(id))
                        .orElse("header: \"kid\" is missing, and none of the provider's keys fits"));
    }
}
