package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Roles of a real PostgreSQL, made and dropped by a broker that is no superuser. */
class PostgresRoleBrokerTest {

    private static final Map<String, String> READER = Map.of("role", "ledger_reader");

    private static Database database;
    private static PostgresRoleBroker broker;

    private final Instant until = Clock.systemUTC().instant().plus(Duration.ofMinutes(30));

    @BeforeAll
    static void start() throws Exception {
        database = Database.start();
        broker = new PostgresRoleBroker(database.asBroker());
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(database.roles()).isZero();
        assertThat(database.ask("SELECT count(*) FROM ledger")).isEqualTo("1");
    }

    private CredentialOrder order(String id, Map<String, String> settings) throws Exception {
        return Service.order(id, settings, Map.of(), until);
    }

    private static Connection login(Credential made) throws SQLException {
        return database.login(made.part("user"), made.part("password"));
    }

    private static void assertShut(Credential made) {
        assertThatThrownBy(() -> login(made).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aRoleLogsInReadsAndIsGoneWithItsConnections() throws Exception {
        CredentialOrder order = order("s-1-1", READER);
        Credential made = broker.issue(order);
        assertThat(made.part("user")).isEqualTo("breakglass-s-1-1");
        try (Connection inside = login(made)) {
            assertThat(Database.ask(inside, "SELECT entry FROM ledger")).isEqualTo("one");
            assertThatThrownBy(() -> Database.ask(inside, "INSERT INTO ledger VALUES ('two') RETURNING entry"))
                    .hasMessageContaining("permission denied");

            broker.destroy(order);
            assertThatThrownBy(() -> Database.ask(inside, "SELECT 1")).isInstanceOf(SQLException.class);
            assertShut(made);
        }
        broker.destroy(order);
    }

    @Test
    void aPasswordIsChecked() throws Exception {
        CredentialOrder order = order("s-1-1", READER);
        Credential made = broker.issue(order);
        assertThatThrownBy(() -> database.login(made.part("user"), made.part("password") + "x")
                        .close())
                .hasMessageContaining("password authentication failed");
        assertThat(made.part("password")).matches("[A-Za-z0-9_-]{43}");
        broker.destroy(order);
    }

    @Test
    void neitherTheServerNorItsLogEverSeesThePassword() throws Exception {
        CredentialOrder order = order("s-1-1", READER);
        Credential made = broker.issue(order);
        login(made).close();
        broker.destroy(order);
        assertThat(database.log())
                .contains("CREATE ROLE \"breakglass-s-1-1\"", "SCRAM-SHA-256$4096:")
                .doesNotContain(made.part("password"));
        assertThat(made.toString()).doesNotContain(made.part("password"));
    }

    @Test
    void whatWasNeverMadeIsDestroyedAtOnce() throws Exception {
        broker.destroy(order("s-9-1", READER));
        broker.destroy(order("s-9-1", Map.of("no such", "setting")));
    }

    @Test
    void aTransactionInTheMiddleIsCutAndTakenBack() throws Exception {
        CredentialOrder order = order("s-1-1", READER);
        try (Connection inside = login(broker.issue(order))) {
            inside.setAutoCommit(false);
            Database.ask(inside, "WITH lock AS (SELECT 1) SELECT entry FROM ledger");
            try (var statement = inside.createStatement()) {
                statement.execute("CREATE TABLE half (entry text)");
                statement.execute("LOCK TABLE half");
            }
            broker.destroy(order);
        }
        assertThat(database.ask("SELECT to_regclass('half')")).isNull();
    }

    @Test
    void whatItMadeIsItsHeirs() throws Exception {
        for (Map<String, String> settings : List.of(READER, Map.of("role", "ledger_reader", "heir", "ledger_owner"))) {
            CredentialOrder order = order("s-1-1", settings);
            try (Connection inside = login(broker.issue(order));
                    var statement = inside.createStatement()) {
                statement.execute("CREATE TABLE findings AS SELECT 7 AS number");
                statement.execute("CREATE FUNCTION back() RETURNS text LANGUAGE sql SECURITY DEFINER"
                        + " AS 'SELECT entry FROM ledger'");
                statement.execute("GRANT SELECT ON findings TO PUBLIC");
            }
            broker.destroy(order);
            String owner = "SELECT tableowner FROM pg_tables WHERE tablename = 'findings'";
            assertThat(database.ask(owner)).isEqualTo(settings.getOrDefault("heir", Database.BROKER));
            assertThat(database.ask("SELECT number FROM findings")).isEqualTo("7");
            database.run("DROP TABLE findings; DROP FUNCTION back()");
        }
    }

    @Test
    void itDiesByItselfWhenItsSessionWouldHaveEnded() throws Exception {
        CredentialOrder order = order("s-1-1", READER);
        Duration life = Duration.ofMillis(1_500);
        while (!isOpenUntilItsEnd(order, life)) {
            // This machine is too slow to log in within so short a time.
            life = life.multipliedBy(2);
        }
    }

    /** Whether it was open before its end; after it, it never is. */
    private boolean isOpenUntilItsEnd(CredentialOrder like, Duration life) throws Exception {
        Clock clock = Clock.systemUTC();
        Instant end = clock.instant().plus(life);
        CredentialOrder order = new CredentialOrder(like.id(), like.grant(), like.settings(), like.wishes(), end);
        Credential made = broker.issue(order);
        assertThat(made.expiresAt()).isBetween(end.minusNanos(1_000), end);
        boolean opened = true;
        try {
            login(made).close();
        } catch (SQLException e) {
            assertThat(clock.instant()).as("shut before its end").isAfterOrEqualTo(end);
            opened = false;
        }
        Thread.sleep(Math.max(0, Duration.between(clock.instant(), end).toMillis()) + 100);
        assertShut(made);
        broker.destroy(order);
        return opened;
    }

    @Test
    void itMayHaveSoManyConnections() throws Exception {
        CredentialOrder order = order("s-1-1", Map.of("role", "ledger_reader", "connections", "2"));
        Credential made = broker.issue(order);
        try (Connection one = login(made);
                Connection two = login(made)) {
            assertThat(one.isValid(1) && two.isValid(1)).isTrue();
            assertThatThrownBy(() -> login(made).close()).hasMessageContaining("too many connections");
            broker.destroy(order);
        }
    }

    @Test
    void aNameThatWouldBeAStatementIsAName() throws Exception {
        String hostile = "odd \"name\"; DROP TABLE ledger";
        CredentialOrder order = order("s-1-1", Map.of("role", hostile + ", ledger_reader"));
        try (Connection inside = login(broker.issue(order))) {
            assertThat(Database.ask(
                            inside,
                            "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                                    + " WHERE r.rolname = current_user"))
                    .isEqualTo("2");
        }
        broker.destroy(order);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Map.of(), "setting role: must be given"),
                Arguments.of(Map.of("role", "nobody"), "there is no role \"nobody\""),
                Arguments.of(Map.of("role", "x\" SUPERUSER \""), "there is no role \"x\" SUPERUSER \"\""),
                Arguments.of(Map.of("role", "x'; DROP TABLE ledger; --"), "there is no role"),
                Arguments.of(Map.of("role", "CURRENT_USER"), "there is no role \"CURRENT_USER\""),
                Arguments.of(Map.of("role", "a".repeat(64)), "at most 63 bytes"),
                Arguments.of(Map.of("role", "é".repeat(32)), "at most 63 bytes"),
                Arguments.of(Map.of("role", "ledger_reader\u0000"), "control character"),
                Arguments.of(Map.of("role", "ledger_reader, ledger_reader"), "stands there twice"),
                Arguments.of(Map.of("role", "ledger_reader,"), "expected a role's name"),
                Arguments.of(Map.of("role", "postgres"), "as good as a superuser"),
                Arguments.of(Map.of("role", "role_maker"), "could make roles"),
                Arguments.of(Map.of("role", "below_role_maker"), "could make roles"),
                Arguments.of(Map.of("role", "programs"), "as good as a superuser"),
                Arguments.of(Map.of("role", Database.BROKER), "could make roles"),
                Arguments.of(Map.of("role", "ledger_reader", "heir", "b".repeat(64)), "setting heir: expected"),
                Arguments.of(Map.of("role", "ledger_reader", "connections", "0"), "expected 1 to 100, found \"0\""),
                Arguments.of(Map.of("role", "ledger_reader", "connections", "-1"), "expected 1 to 100"),
                Arguments.of(Map.of("role", "ledger_reader", "connections", "1; DROP"), "expected 1 to 100"),
                Arguments.of(Map.of("role", "ledger_reader", "superuser", "true"), "unknown setting \"superuser\""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everyOtherSettingIsRefusedForAReason(Map<String, String> settings, String why) throws Exception {
        CredentialOrder order = order("s-1-1", settings);
        assertThatThrownBy(() -> broker.issue(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aWishIsRefused() throws Exception {
        CredentialOrder order = Service.order("s-1-1", READER, Map.of("password", "mine"), until);
        assertThatThrownBy(() -> broker.issue(order)).hasMessage("unknown wish \"password\", known are []");
    }

    @Test
    void aRoleThatTheBrokerMayNotGrantIsNotMade() throws Exception {
        CredentialOrder order = order("s-1-1", Map.of("role", "ledger_owner"));
        assertThatThrownBy(() -> broker.issue(order))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aServerThatIsDownIsNoSuccess() throws Exception {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/postgres");
        nowhere.setUser("x");
        PostgresRoleBroker down = new PostgresRoleBroker(nowhere);
        CredentialOrder order = order("s-1-1", READER);
        assertThatThrownBy(() -> down.issue(order)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> down.destroy(order)).isInstanceOf(SQLException.class);
    }

    @Test
    void aDestroyThatCannotDropTheRoleLocksItOutAndComesAgain() throws Exception {
        CredentialOrder order = order("s-1-1", Map.of("role", "ledger_reader", "heir", "nobody at all"));
        Credential made = broker.issue(order);
        Connection inside = login(made);
        assertThatThrownBy(() -> broker.destroy(order)).hasMessageContaining("nobody at all");
        assertThatThrownBy(() -> Database.ask(inside, "SELECT 1")).isInstanceOf(SQLException.class);
        assertShut(made);
        database.run("CREATE ROLE \"nobody at all\"; GRANT \"nobody at all\" TO \"door \"\"keeper\"\"\"");
        broker.destroy(order);
        database.run("DROP ROLE \"nobody at all\"");
    }

    @Test
    void theSuperuserCanBeTheBroker() throws Exception {
        PostgresRoleBroker superuser = new PostgresRoleBroker(database.asSuperuser());
        CredentialOrder order = order("s-1-1", READER);
        try (Connection inside = login(superuser.issue(order))) {
            superuser.destroy(order);
            assertThatThrownBy(() -> Database.ask(inside, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void manyAtATimeAreMadeAndDestroyedByManyBrokers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> lives = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                CredentialOrder order = order("s-" + i + "-1", READER);
                lives.add(() -> live(order));
            }
            for (Future<Boolean> life : threads.invokeAll(lives)) {
                assertThat(life.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static boolean live(CredentialOrder order) throws Exception {
        PostgresRoleBroker own = new PostgresRoleBroker(database.asBroker());
        Credential made = own.issue(order);
        try (Connection inside = login(made)) {
            Database.ask(inside, "SELECT entry FROM ledger");
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> destroyed(order));
            own.destroy(order);
            assertThat(other.get()).isTrue();
        }
        assertShut(made);
        return true;
    }

    private static boolean destroyed(CredentialOrder order) {
        try {
            broker.destroy(order);
            return true;
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
