package dev.breakglass.runtime.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.SteadyClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

/**
 * Signs access tokens (RFC 7519, in the form of RFC 9068), and remembers those that were destroyed until they expire. No wishes.
 * Settings: {@code audience}, {@code scope}. Part: {@code token}. Needs {@code com.nimbusds:nimbus-jose-jwt}. Safe for any thread.
 */
public final class SignedTokenBroker implements CredentialBroker, Closeable {

    private static final String CLIENT = "breakglass";

    private final String issuer;
    private final TokenKey key;
    private final SteadyClock clock;
    private final Revoked revoked;

    private SignedTokenBroker(String issuer, TokenKey key, SteadyClock clock, Revoked revoked) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
        this.revoked = revoked;
    }

    /**
     * Opens the folder, made if it is missing, in which the broker keeps what is revoked.
     *
     * @param issuer the {@code iss} of its tokens, printable ASCII of at most 256 characters
     * @param key Ed25519 or P-256, which signs nothing else
     * @param folder of this broker alone, until it is closed
     * @throws IOException if another broker has the folder, or what is in it cannot be read
     * @throws IllegalArgumentException if the issuer or the key are of another kind
     */
    public static SignedTokenBroker open(String issuer, KeyPair key, Path folder, Clock clock) throws IOException {
        return open(issuer, key, folder, new SteadyClock(clock, System::nanoTime, clock.instant()));
    }

    static SignedTokenBroker open(String issuer, KeyPair key, Path folder, SteadyClock steady) throws IOException {
        if (!issuer.matches("[!-~]{1,256}")) {
            throw new IllegalArgumentException("the issuer must be printable ASCII of at most 256 characters");
        }
        TokenKey signer = TokenKey.of(key);
        return new SignedTokenBroker(issuer, signer, steady, Revoked.open(folder, steady::nowToEnd));
    }

    /** The public key for those who verify, as a JSON Web Key Set (RFC 7517). */
    public String keySet() {
        return key.keySet();
    }

    /**
     * Whether the token with this {@code jti} was destroyed; false of one that has expired, or was never made. Whoever takes a
     * token asks this too, after its signature, issuer, audience and times.
     */
    public boolean isRevoked(String jti) {
        return revoked.contains(jti);
    }

    @Override
    public void check(Map<String, String> settings) {
        TokenTerms.of(settings);
    }

    @Override
    public Credential issue(CredentialOrder order) throws JOSEException, IOException {
        revoked.requireOpen();
        TokenTerms terms = TokenTerms.of(order.settings());
        Told.wishes(order.wishes());
        Validity validity = Validity.of(order, clock.now());
        JWTClaimsSet claims = claims(order, terms, validity);
        return new Credential(Map.of("token", key.sign(claims)), validity.until());
    }

    private JWTClaimsSet claims(CredentialOrder order, TokenTerms terms, Validity validity) {
        Grant grant = order.grant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(order.holder())
                .audience(terms.audiences())
                .issueTime(Date.from(validity.issuedAt()))
                .notBeforeTime(Date.from(validity.from()))
                .expirationTime(Date.from(validity.until()))
                .jwtID(order.id())
                .claim("client_id", CLIENT)
                .claim("grant", grant.id().text())
                .claim("zone", grant.asked().request().zone());
        terms.scope().ifPresent(scope -> claims.claim("scope", scope));
        grant.session().ifPresent(session -> claims.claim("session", session.text()));
        return claims.build();
    }

    /** Returns when {@link #isRevoked} holds of the token, after a restart too. */
    @Override
    public void destroy(CredentialOrder order) throws IOException {
        revoked.add(order.id(), order.expiresAt().plus(Validity.MARGIN));
    }

    /** Gives the folder free; nothing can be destroyed any more. */
    @Override
    public void close() throws IOException {
        revoked.close();
    }
}
