package dev.breakglass.runtime.identity.example;

import dev.breakglass.runtime.identity.OidcVerifier;
import dev.breakglass.runtime.identity.Passkeys;
import dev.breakglass.runtime.identity.TotpSecret;
import dev.breakglass.runtime.identity.TotpVerifier;
import dev.breakglass.runtime.identity.VerifiedIdentity;
import dev.breakglass.runtime.identity.WebAuthnAssertion;
import dev.breakglass.runtime.identity.WebAuthnChallenge;
import dev.breakglass.runtime.identity.WebAuthnVerifier;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The logins of a service, as the page about identity shows them. It sees what any service sees. */
public final class OpsLogin {

    private final OidcVerifier oidc;
    private final TotpVerifier totp;
    private final WebAuthnVerifier webauthn;

    public OpsLogin(String issuer, URI keys, Passkeys passkeys) {
        oidc = OidcVerifier.builder(issuer, "breakglass").keysAt(keys).build();
        totp = TotpVerifier.builder().build();
        webauthn = WebAuthnVerifier.builder("example.org", "https://ops.example.org", passkeys)
                .build();
    }

    public Request request(Request draft, String token, String nonce) {
        VerifiedIdentity identity = oidc.verify(token, nonce);
        return draft.withRequester(identity.person()).withFactors(identity.factors());
    }

    public Approval approval(Instant now, String token, String nonce) {
        VerifiedIdentity identity = oidc.verify(token, nonce);
        return new Approval(identity.person().id(), identity.person().groups(), now, identity.factors());
    }

    public List<Presented> code(String person, byte[] shared, String code) {
        try (TotpSecret secret = TotpSecret.of(shared)) {
            return List.of(totp.verify(person, secret, code));
        }
    }

    public WebAuthnChallenge ask(String person, String requestDigest) {
        return webauthn.begin(person, requestDigest);
    }

    public List<Presented> answer(String person, String requestDigest, WebAuthnAssertion assertion) {
        return List.of(webauthn.finish(person, requestDigest, assertion));
    }
}
