package dev.breakglass.runtime.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;

/**
 * What signs tokens: Ed25519 as {@code EdDSA} (RFC 8037), or P-256 as {@code ES256} (RFC 7518). Its id is its thumbprint
 * (RFC 7638). Never shows its private half. Safe for any thread.
 */
final class TokenKey {

    private final JWSSigner signer;
    private final JWSHeader header;
    private final JWK published;

    private TokenKey(JWSAlgorithm algorithm, JWSSigner signer, JWK published) {
        this.signer = signer;
        this.published = published;
        this.header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(published.getKeyID())
                .build();
    }

    /** @throws IllegalArgumentException if it is of another kind, or of two keys */
    static TokenKey of(KeyPair pair) {
        try {
            return pair.getPublic() instanceof ECPublicKey key ? es256(pair, key) : edDsa(new Ed25519Pair(pair));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the signing key cannot be used", e);
        }
    }

    private static TokenKey edDsa(Ed25519Pair pair) throws JOSEException {
        JWK published = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.point()))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.EdDSA)
                .keyIDFromThumbprint()
                .build();
        return new TokenKey(JWSAlgorithm.EdDSA, new Ed25519Signer(pair.privateKey()), published);
    }

    private static TokenKey es256(KeyPair pair, ECPublicKey key) throws JOSEException {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
            throw new IllegalArgumentException("the signing key must be of the curve P-256, or an Ed25519 key");
        }
        Ed25519Pair.requireTogether(pair, "SHA256withECDSA");
        JWK published = new ECKey.Builder(Curve.P_256, key)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint()
                .build();
        return new TokenKey(JWSAlgorithm.ES256, new ECDSASigner(pair.getPrivate(), Curve.P_256), published);
    }

    String sign(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    String keySet() {
        return new JWKSet(published).toString(true);
    }
}
