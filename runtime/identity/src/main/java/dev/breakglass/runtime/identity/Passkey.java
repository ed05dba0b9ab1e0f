package dev.breakglass.runtime.identity;

/**
 * A credential that a person registered.
 *
 * @param publicKey the COSE key of the registration (RFC 9052, section 7), from its attested credential data
 * @param counter the authenticator's signature counter as it was last; 0 for one that counts nothing
 */
public record Passkey(Bytes publicKey, long counter) {}
