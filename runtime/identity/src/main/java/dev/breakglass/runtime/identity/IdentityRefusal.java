package dev.breakglass.runtime.identity;

/** Why an identity or a factor is refused: a stable code that tools may rely on. */
public enum IdentityRefusal {
    /** The text is not what it should be: parts, base64url, UTF-8, JSON. */
    MALFORMED("malformed"),
    /** More bytes, characters, groups or values than may come. */
    TOO_LARGE("too-large"),
    /** The token is encrypted, or another token is inside. */
    ENCRYPTED("encrypted"),
    /** The token's header asks for what is never done, such as to take the key from the token itself. */
    HEADER("header"),
    /** The algorithm is not allowed, or does not fit the key. */
    ALGORITHM("algorithm"),
    /** The provider publishes no such key. */
    UNKNOWN_KEY("unknown-key"),
    /** The key is there, as the provider publishes it or the service kept it, and is too weak or cannot be read. */
    UNFIT_KEY("unfit-key"),
    /** The provider's keys cannot be had. */
    KEYS_UNAVAILABLE("keys-unavailable"),
    SIGNATURE("signature"),
    ISSUER("issuer"),
    AUDIENCE("audience"),
    NONCE("nonce"),
    EXPIRED("expired"),
    /** It is of a time that has not come. */
    NOT_YET("not-yet"),
    /** It was issued too long ago. */
    TOO_OLD("too-old"),
    /** A claim is missing, or is not of the form that it must have. */
    CLAIM("claim"),
    /** It was accepted once already. */
    REPLAYED("replayed"),
    /** Nothing more can be remembered, so nothing more is accepted. */
    FULL("full"),
    /** The code is not one of this moment. */
    WRONG_CODE("wrong-code"),
    /** Too many wrong codes; nothing is accepted for a while. */
    LOCKED("locked"),
    /** The verifier was made a moment ago and cannot know what was accepted before it. */
    JUST_STARTED("just-started"),
    /** No such challenge is open. */
    CHALLENGE("challenge"),
    /** The person has no such passkey. */
    UNKNOWN_PASSKEY("unknown-passkey"),
    /** The assertion was made for another site, or inside another site's frame. */
    ORIGIN("origin"),
    /** Nobody was there, or nobody proved who they are to the authenticator. */
    NOT_VERIFIED("not-verified"),
    /** The authenticator's counter did not go up: there may be two of it. */
    CLONED("cloned");

    private final String code;

    IdentityRefusal(String code) {
        this.code = code;
    }

    /** The code as logs and tools write it. */
    public String code() {
        return code;
    }
}
