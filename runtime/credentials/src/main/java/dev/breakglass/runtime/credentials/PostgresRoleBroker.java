package dev.breakglass.runtime.credentials;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Makes PostgreSQL roles that can log in by password until the session ends, and drops them. No wishes. Settings:
 * {@code role}, {@code connections}, {@code heir}. Parts: {@code user}, {@code password}. Safe for any thread; keeps no state of
 * its own, so any number of brokers may serve one database.
 */
public final class PostgresRoleBroker implements CredentialBroker {

    private static final String PREFIX = "breakglass-";
    private static final int PASSWORD_BYTES = 32;
    private static final long TERMINATION_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final DataSource database;
    private final SecureRandom random = new SecureRandom();

    /**
     * A broker for one database.
     *
     * @param database as a role that may create roles and may grant those of the settings ({@code ADMIN OPTION}); it has to
     *     answer in bounded time when the server does not
     */
    public PostgresRoleBroker(DataSource database) {
        this.database = database;
    }

    /** {@inheritDoc} Whether the roles are there, nobody asks. */
    @Override
    public void check(Map<String, String> settings) {
        RoleTerms.of(settings);
    }

    /** The name of the role that an order makes. */
    static String role(CredentialOrder order) {
        return PREFIX + order.id();
    }

    @Override
    public Credential issue(CredentialOrder order) throws SQLException, GeneralSecurityException {
        RoleTerms terms = RoleTerms.of(order.settings());
        Told.wishes(order.wishes());
        String role = role(order);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
        Instant until = order.expiresAt().truncatedTo(ChronoUnit.MICROS);
        String statement = creation(role, ScramVerifier.of(password, bytes(ScramVerifier.SALT_BYTES)), terms, until);
        try (RoleSession session = RoleSession.open(database)) {
            session.lock(role);
            session.requireGrantable(terms.granted());
            session.run(statement);
            session.commit();
        }
        return new Credential(Map.of("user", role, "password", password), until);
    }

    private static String creation(String role, String verifier, RoleTerms terms, Instant until) {
        return "CREATE ROLE " + Sql.name(role)
                + " NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT LOGIN CONNECTION LIMIT "
                + terms.connections() + " PASSWORD " + Sql.literal(verifier) + " VALID UNTIL "
                + Sql.literal(until.toString()) + " IN ROLE "
                + terms.granted().stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Returns when nobody can log in as the role, nobody is connected as it, and it is dropped. What it owned in this database is
     * its heir's.
     *
     * @throws SQLException also where it is certain that the role is good for nothing and it could not be dropped, since it owns
     *     something in another database
     */
    @Override
    public void destroy(CredentialOrder order) throws SQLException, InterruptedException {
        String role = role(order);
        try (RoleSession session = RoleSession.open(database)) {
            Optional<Long> oid = lockOut(session, role);
            if (oid.isPresent()) {
                join(session, role);
                terminateAll(session, oid.get());
                drop(session, role, order);
            }
        }
    }

    /** First of all, and for good whatever fails after it. */
    private static Optional<Long> lockOut(RoleSession session, String role) throws SQLException {
        session.lock(role);
        Optional<Long> oid = session.oid(role);
        if (oid.isPresent()) {
            session.run("ALTER ROLE " + Sql.name(role) + " NOLOGIN PASSWORD NULL CONNECTION LIMIT 0");
        }
        session.commit();
        return oid;
    }

    /** Who is no superuser has to be a member to end its connections and to take what it owns. */
    private static void join(RoleSession session, String role) throws SQLException {
        session.lock(role);
        if (session.oid(role).isPresent()) {
            session.run("GRANT " + Sql.name(role) + " TO CURRENT_USER");
        }
        session.commit();
    }

    private static void terminateAll(RoleSession session, long oid) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        int left = session.terminate(oid);
        while (left > 0) {
            if (System.nanoTime() - start > TERMINATION_NANOS) {
                throw new SQLException(left + " of its connections do not end");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
            left = session.terminate(oid);
        }
    }

    private static void drop(RoleSession session, String role, CredentialOrder order) throws SQLException {
        session.lock(role);
        if (session.oid(role).isPresent()) {
            String name = Sql.name(role);
            String heir = RoleTerms.of(order.settings()).heir().map(Sql::name).orElse("CURRENT_USER");
            session.run("REASSIGN OWNED BY " + name + " TO " + heir);
            session.run("DROP OWNED BY " + name);
            session.run("DROP ROLE " + name);
        }
        session.commit();
    }
}
