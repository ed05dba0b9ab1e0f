package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.grant.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A compiled policy, a real runtime and real brokers: what a session is given works, and dies with it, sooner or later. */
class EndToEndTest {

    private static final String ISSUER = "https://breakglass.example.org";

    @TempDir
    Path folder;

    /** More than the longest that the runtime waits before it tries the first time again. */
    private static void sweepOnceItIsDue(Service service) {
        service.clock.pass(Duration.ofMinutes(1));
        service.sweep();
    }

    @Test
    void aRoleDiesWithItsSessionAndIfTheServerIsDownThenWhenItIsBack() throws Exception {
        try (Database database = Database.start()) {
            AtomicBoolean down = new AtomicBoolean();
            DataSource source = new PGSimpleDataSource() {
                @Override
                public Connection getConnection() throws SQLException {
                    if (down.get()) {
                        throw new SQLException("no route to the database");
                    }
                    return database.asBroker().getConnection();
                }
            };
            try (Service service = new Service("role: \"ledger_reader\"", new PostgresRoleBroker(source))) {
                Session session = service.open();
                Credential made = session.credential(Service.BROKER, Map.of());
                try (Connection inside = database.login(made.part("user"), made.part("password"))) {
                    assertThat(Database.ask(inside, "SELECT entry FROM ledger")).isEqualTo("one");
                    down.set(true);
                    session.close();
                    assertThat(service.duty(session).failure()).contains("java.sql.SQLException");
                    assertThat(inside.isValid(1)).isTrue();

                    down.set(false);
                    sweepOnceItIsDue(service);
                    assertThat(service.duty(session).done()).isTrue();
                    assertThat(inside.isValid(1)).isFalse();
                }
                assertThatThrownBy(() -> database.login(made.part("user"), made.part("password"))
                                .close())
                        .hasMessageContaining("password authentication failed");
                assertThat(database.roles()).isZero();
            }
        }
    }

    @Test
    void aTokenDiesWithItsSessionAndIfTheDiskIsBrokenThenWhenItIsMended() throws Exception {
        SetClock clock = new SetClock();
        try (SignedTokenBroker broker =
                        SignedTokenBroker.open(ISSUER, SignedTokenBrokerTest.p256(), folder, clock.steady());
                Service service = new Service("audience: \"ledger\", scope: \"read\"", broker)) {
            TokenVerifier ledger = new TokenVerifier(ISSUER, "ledger", broker.keySet(), clock, broker::isRevoked);
            Session session = service.open();
            String token = session.credential(Service.BROKER, Map.of()).part("token");
            assertThat(ledger.verify(token).getStringClaim("session"))
                    .isEqualTo(session.id().text());

            Path inTheWay = Files.createDirectories(folder.resolve("revoked.new/full"));
            session.close();
            assertThat(service.duty(session).done()).isFalse();
            assertThatThrownBy(() -> ledger.verify(token)).as("even so").hasMessage("revoked");

            Files.delete(inTheWay);
            sweepOnceItIsDue(service);
            assertThat(service.duty(session).done()).isTrue();
            assertThatThrownBy(() -> ledger.verify(token)).hasMessage("revoked");
        }
    }

    @Test
    void aCertificateDiesWithItsSessionAndIfAHostIsDownThenWhenItIsBack() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        Path host = folder.resolve("host-krl");
        String key = Tool.newKey(folder.resolve("key"), "-t", "ed25519");
        SetClock clock = new SetClock();
        try (SshCertificateBroker broker =
                        SshCertificateBroker.open(Tool.ed25519(), folder.resolve("ca"), clock.steady(), krl -> {
                            if (down.get()) {
                                throw new IOException("no route to the host");
                            }
                            Files.write(host, krl);
                        });
                Service service = new Service("principals: \"oncall\"", broker)) {
            Session session = service.open();
            Credential made = session.credential(Service.BROKER, Map.of("public-key", key));
            Path certificate = Files.writeString(folder.resolve("key-cert.pub"), made.part("certificate") + "\n");
            Files.copy(folder.resolve("ca/krl"), host);
            assertThat(Tool.run(Tool.KEYGEN, "-Q", "-f", host, certificate).exit())
                    .isZero();

            down.set(true);
            session.close();
            assertThat(service.duty(session).done()).isFalse();
            down.set(false);
            sweepOnceItIsDue(service);
            assertThat(service.duty(session).done()).isTrue();
            assertThat(Tool.run(Tool.KEYGEN, "-Q", "-f", host, certificate).output())
                    .contains("REVOKED");
        }
    }

    private SignedTokenBroker tokens() throws IOException {
        return SignedTokenBroker.open(ISSUER, SignedTokenBrokerTest.p256(), folder, new SetClock().steady());
    }

    @Test
    void whatABrokerRefusesIsThrownAndNothingIsOwed() throws Exception {
        try (SignedTokenBroker broker = tokens();
                Service service = new Service("audience: \"ledger\"", broker)) {
            Session session = service.open();
            assertThatThrownBy(() -> session.credential(Service.BROKER, Map.of("sudo", "yes")))
                    .hasMessageContaining("unknown wish \"sudo\"");
            assertThat(service.duty(session).done()).isTrue();
        }
    }

    @Test
    void aPathWithASettingThatItsBrokerDoesNotKnowHandsOutNoKey() throws Exception {
        try (SignedTokenBroker broker = tokens();
                Service service = new Service("audience: \"ledger\", sudo: yes", broker)) {
            assertThatThrownBy(service::open)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("unserved: `issue door`: unknown setting \"sudo\", known are [audience, scope]");
        }
    }
}
