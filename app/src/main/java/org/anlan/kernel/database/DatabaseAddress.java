// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where an outside PostgreSQL is, read from either of the two forms people write.
 *
 * @param jdbcUrl the address as the driver wants it, without user and password in it
 * @param user the user, or null when the JDBC address carries it
 * @param password the password, or null when the JDBC address carries it
 */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String EXPECTED =
            "ANLAN_DATABASE_URL must look like jdbc:postgresql://host/db or postgresql://user:password@host/db";

    /** Reads an address; anything else is refused with the two forms that are understood, never repeating the input. */
    static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(text, null, null);
        }
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw new IllegalArgumentException(EXPECTED);
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(EXPECTED);
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String user = null;
        String password = null;
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : "";
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query, user, password);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "the address of a database"; // a JDBC address may carry a password: keep it out of logs
    }
}
