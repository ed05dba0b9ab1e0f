package dev.breakglass.runtime.identity;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks on one assertion (Web Authentication Level 3, section 7.2), by WebAuthn4J. Immutable. */
final class AssertionCheck {

    private static final Set<COSEAlgorithmIdentifier> ALGORITHMS = Set.of(
            COSEAlgorithmIdentifier.ES256,
            COSEAlgorithmIdentifier.ES384,
            COSEAlgorithmIdentifier.ES512,
            COSEAlgorithmIdentifier.RS256,
            COSEAlgorithmIdentifier.EdDSA);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnAuthenticationManager library = new WebAuthnAuthenticationManager(List.of(), converter);
    private final String site;
    private final Set<Origin> origins;
    private final boolean verification;

    /** @param verification whether the authenticator must have made sure who is there, by PIN or body */
    AssertionCheck(String site, Set<String> origins, boolean verification) {
        this.site = site;
        this.origins = origins.stream().map(Origin::create).collect(Collectors.toUnmodifiableSet());
        this.verification = verification;
    }

    /**
     * @param challenge in base64url
     * @return the authenticator's counter
     * @throws IdentityRefusedException if anything does not hold
     */
    long check(WebAuthnAssertion assertion, Passkey passkey, String challenge) {
        try {
            return counter(assertion, passkey, challenge);
        } catch (WebAuthnException e) {
            throw refused(e);
        } catch (RuntimeException e) {
            if (e instanceof IdentityRefusedException refused) {
                throw refused;
            }
            // Bytes that the library did not think of. Its words may quote them.
            throw new IdentityRefusedException(
                    IdentityRefusal.MALFORMED,
                    "assertion: cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private long counter(WebAuthnAssertion assertion, Passkey passkey, String challenge) {
        // The library takes the last of two members of one name.
        StrictJson.object("clientDataJSON", assertion.clientData().toArray());
        byte[] id = assertion.id().toArray();
        AuthenticationRequest request = new AuthenticationRequest(
                id,
                assertion.authenticatorData().toArray(),
                assertion.clientData().toArray(),
                assertion.signature().toArray());
        ServerProperty server = ServerProperty.builder()
                .origins(origins)
                .rpId(site)
                .challenge(new DefaultChallenge(challenge))
                .build();
        AuthenticationData data = library.verify(
                request, new AuthenticationParameters(server, record(id, passkey), List.of(id), verification, true));
        var authenticator = data.getAuthenticatorData();
        if (authenticator == null) {
            throw new IdentityRefusedException(IdentityRefusal.MALFORMED, "authenticatorData: nothing in it");
        }
        return authenticator.getSignCount();
    }

    private CredentialRecordImpl record(byte[] id, Passkey passkey) {
        COSEKey key = key(passkey);
        if (!ALGORITHMS.contains(key.getAlgorithm())) {
            throw new IdentityRefusedException(
                    IdentityRefusal.ALGORITHM, "passkey: expected a key for ES256, ES384, ES512, RS256 or EdDSA");
        }
        return new CredentialRecordImpl(
                null,
                null,
                null,
                null,
                passkey.counter(),
                new AttestedCredentialData(AAGUID.ZERO, id, key),
                null,
                null,
                null,
                null);
    }

    private COSEKey key(Passkey passkey) {
        try {
            COSEKey key =
                    converter.getCborMapper().readValue(passkey.publicKey().toArray(), COSEKey.class);
            if (key != null && key.getAlgorithm() != null) {
                return key;
            }
        } catch (RuntimeException e) {
            // Said below, for every way of being no key.
        }
        throw new IdentityRefusedException(IdentityRefusal.UNFIT_KEY, "passkey: its key as it is kept cannot be read");
    }

    private IdentityRefusedException refused(WebAuthnException found) {
        if (found instanceof BadChallengeException) {
            return new IdentityRefusedException(IdentityRefusal.CHALLENGE, "challenge: not the one that was given");
        } else if (found instanceof BadOriginException || found instanceof BadTopOriginException) {
            return new IdentityRefusedException(
                    IdentityRefusal.ORIGIN, "origin: expected one of " + origins + " and no other site around it");
        } else if (found instanceof BadRpIdException) {
            return new IdentityRefusedException(IdentityRefusal.ORIGIN, "rpId: expected " + Quoted.of(site));
        } else if (found instanceof UserNotPresentException) {
            return new IdentityRefusedException(IdentityRefusal.NOT_VERIFIED, "user: nobody touched the authenticator");
        } else if (found instanceof UserNotVerifiedException) {
            return new IdentityRefusedException(
                    IdentityRefusal.NOT_VERIFIED, "user: the authenticator did not ask for a PIN, a finger or a face");
        } else if (found instanceof BadSignatureException) {
            return new IdentityRefusedException(IdentityRefusal.SIGNATURE, "signature: not by the passkey");
        } else if (found instanceof MaliciousCounterValueException) {
            return new IdentityRefusedException(
                    IdentityRefusal.CLONED, "counter: it did not go up, so there may be two of this authenticator");
        }
        return new IdentityRefusedException(
                IdentityRefusal.MALFORMED,
                "assertion: does not hold (" + found.getClass().getSimpleName() + ")");
    }
}
