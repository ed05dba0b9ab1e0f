package dev.breakglass.runtime.credentials.example;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.BreakGlassBuilder;
import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.credentials.KrlPublication;
import dev.breakglass.runtime.credentials.PostgresRoleBroker;
import dev.breakglass.runtime.credentials.SignedTokenBroker;
import dev.breakglass.runtime.credentials.SshCertificateBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** The brokers of a service, as the page about credentials shows them. It sees what any service sees. */
public final class OpsCredentials implements AutoCloseable {

    private final SshCertificateBroker ssh;
    private final PostgresRoleBroker database;
    private final SignedTokenBroker tokens;

    public OpsCredentials(KeyPair authority, KeyPair signer, DataSource source, Path state, KrlPublication hosts)
            throws IOException {
        Clock clock = Clock.systemUTC();
        ssh = SshCertificateBroker.open(authority, state.resolve("ssh"), clock, hosts);
        database = new PostgresRoleBroker(source);
        tokens = SignedTokenBroker.open("https://breakglass.example.org", signer, state.resolve("tokens"), clock);
    }

    /** What the service adds its policy and its log to. */
    public BreakGlassBuilder builder() {
        return BreakGlass.builder()
                .broker("ssh", ssh)
                .broker("ledger-db", database)
                .broker("ledger-api", tokens);
    }

    public String certificate(Session session, String publicKey) throws Exception {
        Credential made = session.credential("ssh", Map.of("public-key", publicKey));
        return made.part("certificate");
    }

    /** What a target that is given tokens is told by this service. */
    public Predicate<String> revoked() {
        return tokens::isRevoked;
    }

    public String keySet() {
        return tokens.keySet();
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        tokens.close();
    }
}
