package dev.breakglass.runtime.credentials;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with a table, a role that reads it, and a broker's role that may make others and is no superuser. */
public final class Database implements AutoCloseable {

    /** Grants the reader, and has no other right. */
    static final String BROKER = "door \"keeper\"";

    private final EmbeddedPostgres postgres;
    private final Path log;

    private Database(EmbeddedPostgres postgres, Path log) {
        this.postgres = postgres;
        this.log = log;
    }

    /** Skips the test where there are no programs of PostgreSQL for the machine. */
    public static Database start() throws Exception {
        boolean isKnown = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(isKnown, "no PostgreSQL for this machine");
        // Not in a folder of JUnit's, into which the account that the server runs as could not look.
        Path folder = Files.createTempDirectory("breakglass-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path hba = Files.writeString(folder.resolve("pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Path log = folder.resolve("log");
        Database database = new Database(
                EmbeddedPostgres.builder()
                        .setServerConfig("hba_file", hba.toString())
                        .setServerConfig("log_statement", "all")
                        .setErrorRedirector(Redirect.appendTo(log.toFile()))
                        .setOutputRedirector(Redirect.appendTo(log.toFile()))
                        .start(),
                log);
        database.run("""
                CREATE TABLE ledger (entry text);
                INSERT INTO ledger VALUES ('one');
                CREATE ROLE ledger_reader NOLOGIN;
                CREATE ROLE ledger_writer NOLOGIN;
                CREATE ROLE ledger_owner NOLOGIN;
                CREATE ROLE "odd ""name""; DROP TABLE ledger" NOLOGIN;
                CREATE ROLE role_maker NOLOGIN CREATEROLE;
                CREATE ROLE below_role_maker NOLOGIN IN ROLE role_maker;
                CREATE ROLE programs NOLOGIN IN ROLE pg_execute_server_program;
                GRANT SELECT ON ledger TO ledger_reader, ledger_owner, "odd ""name""; DROP TABLE ledger";
                GRANT USAGE, CREATE ON SCHEMA public TO ledger_reader;
                CREATE ROLE "door ""keeper""\" LOGIN CREATEROLE PASSWORD 'of the broker';
                GRANT ledger_reader, ledger_writer, "odd ""name""; DROP TABLE ledger" TO "door ""keeper""\" WITH ADMIN OPTION;
                GRANT CREATE ON SCHEMA public TO ledger_owner, "door ""keeper""\";
                GRANT ledger_owner TO "door ""keeper""\";
                """);
        return database;
    }

    /** As the broker's role. */
    public DataSource asBroker() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(BROKER);
        source.setPassword("of the broker");
        return source;
    }

    DataSource asSuperuser() {
        return postgres.getPostgresDatabase();
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** A login by password, as anybody would. */
    public Connection login(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url(), properties);
    }

    /** As the superuser. */
    void run(String sql) throws SQLException {
        try (Connection connection = asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row that the superuser sees. */
    String ask(String sql) throws SQLException {
        try (Connection connection = asSuperuser().getConnection()) {
            return ask(connection, sql);
        }
    }

    public static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What the server wrote, every statement among it. */
    String log() throws IOException {
        return Files.readString(log);
    }

    long roles() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'breakglass-%'"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Path folder = log.resolveSibling(".").normalize();
        Files.delete(log);
        Files.delete(folder.resolve("pg_hba.conf"));
        Files.delete(folder);
    }
}
