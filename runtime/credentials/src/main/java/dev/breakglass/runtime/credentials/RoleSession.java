package dev.breakglass.runtime.credentials;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A connection of the broker's on which it works on one role. Whatever is asked ends: statements and waits for locks have their
 * limits, and so has the network.
 */
final class RoleSession implements AutoCloseable {

    private static final int NETWORK_MILLIS = 30_000;
    private static final String LIMITS = "SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '5s'";
    private static final long LOCK_SPACE = 0x6272_6b67_6c61_7373L;

    private final Connection connection;
    private final boolean wasAutoCommit;
    private final int wasTimeout;

    private RoleSession(Connection connection, boolean wasAutoCommit, int wasTimeout) {
        this.connection = connection;
        this.wasAutoCommit = wasAutoCommit;
        this.wasTimeout = wasTimeout;
    }

    static RoleSession open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            boolean wasAutoCommit = connection.getAutoCommit();
            int wasTimeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, NETWORK_MILLIS);
            connection.setAutoCommit(false);
            return new RoleSession(connection, wasAutoCommit, wasTimeout);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Begins, and waits until nobody else works on the role. */
    void lock(String role) throws SQLException {
        run(LIMITS);
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(?, ?))")) {
            lock.setString(1, role);
            lock.setLong(2, LOCK_SPACE);
            lock.execute();
        }
    }

    Optional<Long> oid(String role) throws SQLException {
        try (PreparedStatement find =
                connection.prepareStatement("SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ?")) {
            find.setString(1, role);
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Refuses roles that are not there, and those by which a holder could make what outlives the session and the role. */
    void requireGrantable(Collection<String> roles) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement("SELECT EXISTS (SELECT FROM pg_catalog.pg_roles s"
                + " WHERE (s.rolsuper OR s.rolcreaterole OR s.rolname"
                + " IN ('pg_execute_server_program', 'pg_write_server_files'))"
                + " AND pg_catalog.pg_has_role(r.oid, s.oid, 'MEMBER'))"
                + " FROM pg_catalog.pg_roles r WHERE r.rolname = ?")) {
            for (String role : roles) {
                look.setString(1, role);
                try (ResultSet found = look.executeQuery()) {
                    if (!found.next()) {
                        throw new IllegalArgumentException("setting role: there is no role " + Told.shown(role));
                    }
                    if (found.getBoolean(1)) {
                        throw new IllegalArgumentException("setting role: " + Told.shown(role)
                                + " could make roles, or is as good as a superuser");
                    }
                }
            }
        }
    }

    /** Ends what is connected as the role; how many there were. */
    int terminate(long oid) throws SQLException {
        int found = 0;
        try (PreparedStatement end = connection.prepareStatement(
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE usesysid = ?")) {
            end.setLong(1, oid);
            try (ResultSet each = end.executeQuery()) {
                while (each.next()) {
                    found++;
                }
            }
        }
        // Within a transaction the server would show the same again.
        connection.commit();
        return found;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Takes back what was not committed. */
    @Override
    public void close() throws SQLException {
        try (Connection given = connection) {
            if (!given.isClosed()) {
                given.rollback();
                given.setAutoCommit(wasAutoCommit);
                given.setNetworkTimeout(Runnable::run, wasTimeout);
            }
        }
    }
}
