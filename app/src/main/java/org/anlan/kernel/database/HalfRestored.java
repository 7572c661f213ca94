// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The mark of a restore that has not ended: a file in the home, and a schema in the database. While either is there, no
 * office opens on what is half there.
 */
public final class HalfRestored {
    /** The schema that stands in a database as long as a restore into it has not ended. */
    public static final String SCHEMA = "restoring";

    private HalfRestored() {}

    /**
     * The file that stands in a home as long as its restore has not ended.
     *
     * @param home the node's directory
     */
    public static Path mark(Path home) {
        return home.resolve("restoring");
    }

    /** Refuses a home whose restore has not ended. */
    static void refuse(Path home) {
        if (Files.exists(mark(home))) {
            throw new IllegalStateException("a restore into " + home.toAbsolutePath()
                    + " has not ended: run ./anlan restore again, it begins anew");
        }
    }

    /** Refuses an outside database into which a restore has not ended. */
    static void refuse(JdbcConnectionDetails details) {
        try (var connection = connect(details)) {
            if (isIn(connection)) {
                throw new IllegalStateException(
                        "a restore into this database has not ended: wait for it, or run ./anlan restore again");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Whether the mark is in a database.
     *
     * @param connection an open connection to it
     * @throws SQLException when the database does not answer
     */
    public static boolean isIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regnamespace('" + SCHEMA + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Connection connect(JdbcConnectionDetails details) throws SQLException {
        var properties = new Properties();
        if (details.getUsername() != null) {
            properties.setProperty("user", details.getUsername());
        }
        if (details.getPassword() != null) {
            properties.setProperty("password", details.getPassword());
        }
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }
}
