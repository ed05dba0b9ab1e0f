package dev.breakglass.runtime.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider as a process of its own, until its input ends: {@code port keyId time}. It signs what claims the token
 * request has in its form field {@code claims}, and makes itself a new key of the id in each line that it reads.
 */
final class ProviderProcess {

    static final String REALM = "realm";

    private ProviderProcess() {}

    public static void main(String[] arguments) throws IOException {
        AtomicReference<RSAKey> key = new AtomicReference<>(Keys.rsa(arguments[1]));
        KeyProvider keys = new KeyProvider(List.of(), "RS256") {
            @Override
            public JWK signingKey(String issuer) {
                return key.get();
            }
        };
        DefaultOAuth2TokenCallback tokens = new DefaultOAuth2TokenCallback(REALM, "24400320") {
            @Override
            public Map<String, Object> addClaims(TokenRequest request) {
                List<String> claims = request.getCustomParameters().getOrDefault("claims", List.of("{}"));
                return new JsonMapper().readValue(claims.get(0), new TypeReference<>() {});
            }
        };
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys, Instant.parse(arguments[2])),
                Set.of(tokens),
                new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        System.out.println("issuer " + server.issuerUrl(REALM));
        BufferedReader said = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String id = said.readLine(); id != null; id = said.readLine()) {
            key.set(Keys.rsa(id));
            System.out.println("key " + id);
        }
        server.shutdown();
        System.exit(0);
    }
}
