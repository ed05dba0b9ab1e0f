package dev.breakglass.runtime.identity.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.identity.IdentityRefusal;
import dev.breakglass.runtime.identity.IdentityRefusedException;
import dev.breakglass.runtime.identity.MemoryPasskeys;
import dev.breakglass.runtime.identity.Provider;
import dev.breakglass.runtime.identity.TestAuthenticator;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example of the page, by the real clock and with a provider in a process of its own. */
class OpsLoginTest {

    private static final String DIGEST = "sha256:of the request";

    @Test
    void aLoginMakesARequesterAndAnApproverAndStepsUpByCodeAndByPasskey() throws Exception {
        Instant now = Clock.systemUTC().instant();
        TestAuthenticator authenticator = new TestAuthenticator();
        MemoryPasskeys passkeys = new MemoryPasskeys();
        try (Provider provider = Provider.start(0, "key", now)) {
            OpsLogin login = new OpsLogin(provider.issuer(), provider.keys(), passkeys);
            Map<String, Object> claims =
                    Map.of("groups", List.of("sre"), "amr", List.of("pwd"), "auth_time", now.getEpochSecond());
            Request draft = Request.of(
                    new Person("nobody", Set.of(), Map.of()),
                    "prod.payments",
                    "db.failover",
                    new Resource("database", "ledger", Map.of()),
                    now);

            Request request =
                    login.request(draft, token(provider, "nonce of the request", claims), "nonce of the request");
            Approval approval =
                    login.approval(now, token(provider, "nonce of the approval", claims), "nonce of the approval");

            String id = request.requester().id();
            assertThat(id).isEqualTo(provider.issuer() + "#24400320");
            assertThat(request.requester().groups()).containsExactly("sre");
            assertThat(request.factors()).extracting(Presented::kind).containsExactly("password");
            // One person at one provider is one person, whatever they approve as.
            assertThat(approval.by()).isEqualTo(id);

            passkeys.register(id, authenticator.id, authenticator.passkey(0));
            assertThat(login.answer(id, DIGEST, authenticator.answer(login.ask(id, DIGEST))))
                    .extracting(Presented::kind)
                    .containsExactly("webauthn");
            assertThatThrownBy(() -> login.code(id, new byte[20], "no code"))
                    .isInstanceOfSatisfying(
                            IdentityRefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(IdentityRefusal.WRONG_CODE));
        }
    }

    private static String token(Provider provider, String nonce, Map<String, Object> claims) throws Exception {
        return provider.login("breakglass", nonce, claims);
    }
}
