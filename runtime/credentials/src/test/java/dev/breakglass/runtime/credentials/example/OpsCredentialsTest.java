package dev.breakglass.runtime.credentials.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.credentials.Database;
import dev.breakglass.runtime.credentials.TokenVerifier;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page, its policy among it: one path with three credentials, by the real clock. */
class OpsCredentialsTest {

    /** A line that ssh-keygen wrote. */
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINxFW0b23Il1PM50d/Uj+/vfth6WR3tiCMzy8GdPN6O2 ana@laptop";

    @TempDir
    Path folder;

    @Test
    void aSessionIsGivenAllThreeAndKeepsNone() throws Exception {
        KeyPair authority = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
        p256.initialize(new ECGenParameterSpec("secp256r1"));
        List<byte[]> published = new ArrayList<>();
        try (Database database = Database.start();
                OpsCredentials credentials = new OpsCredentials(
                        authority, p256.generateKeyPair(), database.asBroker(), folder, published::add);
                BreakGlass glass = credentials
                        .builder()
                        .policy(PolicyCompiler.compile(
                                        Checker.check(List.of(new SourceFile("page.bgp", policyOfThePage())))
                                                .value()
                                                .orElseThrow())
                                .toPolicy())
                        .log(new MemoryAuditLog(LogSigner.generate("breakglass.test/log")))
                        .dutyExecutor(Runnable::run)
                        .sweepEvery(Duration.ZERO)
                        .build()) {
            Session session = session(glass);
            assertThat(credentials.certificate(session, PUBLIC_KEY))
                    .startsWith("ssh-ed25519-cert-v01@openssh.com AAAA");
            Credential role = session.credential("ledger-db", Map.of());
            String token = session.credential("ledger-api", Map.of()).part("token");
            TokenVerifier ledger = new TokenVerifier(
                    "https://breakglass.example.org",
                    "https://ledger.example.org",
                    credentials.keySet(),
                    Clock.systemUTC(),
                    credentials.revoked());
            assertThat(ledger.verify(token).getSubject()).isEqualTo("ana");
            try (Connection inside = database.login(role.part("user"), role.part("password"))) {
                session.close();
                assertThat(inside.isValid(1)).isFalse();
            }
            assertThatThrownBy(() -> ledger.verify(token)).hasMessage("revoked");
            assertThat(published).hasSize(1);
            assertThat(glass.grant(session.grant()).orElseThrow().duties())
                    .hasSize(3)
                    .allMatch(duty -> duty.done());
        }
    }

    private static Session session(BreakGlass glass) {
        Person ana = new Person("ana", Set.of("sre"), Map.of());
        Resource ledger = new Resource("database", "ledger", Map.of());
        var now = Clock.systemUTC().instant();
        Grant grant = glass.request(Request.of(ana, "prod.ledger", "db.repair", ledger, now)
                .withFactors(List.of(new Presented("webauthn", now))));
        return glass.redeem(glass.claimKey(grant.id(), ana), ana);
    }

    private static String policyOfThePage() throws Exception {
        Path page = Path.of("../../docs/credentials.md").toAbsolutePath();
        String text = Files.readString(page);
        int start = text.indexOf("```bgp\n") + "```bgp\n".length();
        return text.substring(start, text.indexOf("```", start));
    }
}
