// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The database of an office that is not open: for work that must not meet anybody, such as a restore. */
public final class OfficeDatabase implements AutoCloseable {
    /** How an address says that the node has its own PostgreSQL. */
    public static final String OWN = "embedded";

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final @Nullable EmbeddedPostgres server;

    private OfficeDatabase(
            String url, @Nullable String user, @Nullable String password, @Nullable EmbeddedPostgres server) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.server = server;
    }

    /**
     * The database that an open office works on; closing it closes nothing of the office's.
     *
     * @param details how the office reaches it
     */
    public static OfficeDatabase of(JdbcConnectionDetails details) {
        return new OfficeDatabase(details.getJdbcUrl(), details.getUsername(), details.getPassword(), null);
    }

    /**
     * Opens the database of a home as the office would.
     *
     * @param home the node's directory
     * @param address {@code jdbc:postgresql:…}, {@code postgresql://…} or {@link #OWN}
     * @param settings settings of the node's own server while it is open here
     * @throws IllegalStateException when the server cannot start or is somebody else's
     */
    public static OfficeDatabase open(Path home, String address, Map<String, String> settings) {
        if (address.equals(OWN)) {
            var server = EmbeddedPostgres.start(home.resolve("pg"), settings);
            return new OfficeDatabase(server.url(), "postgres", server.password(), server);
        }
        var outside = DatabaseAddress.parse(address);
        return new OfficeDatabase(outside.jdbcUrl(), outside.user(), outside.password(), null);
    }

    /** Its address for the driver. */
    public String url() {
        return url;
    }

    /** The user, or null when the address carries it. */
    public @Nullable String user() {
        return user;
    }

    /** The password, or null when the address carries it. */
    public @Nullable String password() {
        return password;
    }

    /**
     * A connection outside the office's pool; the caller closes it.
     *
     * @param name what the database's administrator sees as its name
     * @throws SQLException when the database does not answer
     */
    public Connection connect(String name) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", name);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** Stops the node's own server; an outside one is left as it is. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return "the database of an office"; // addresses and passwords stay out of logs
    }
}
