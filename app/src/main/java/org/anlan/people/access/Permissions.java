// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Permissions as rows hold them: words. A word this version does not know allows nothing and is reported once a read. */
public final class Permissions {
    private static final Logger log = LoggerFactory.getLogger(Permissions.class);

    private Permissions() {}

    /**
     * Reads the words of a role.
     *
     * @param words a PostgreSQL text array
     * @throws SQLException when the array cannot be read
     */
    public static List<Permission> read(Array words) throws SQLException {
        var known = new ArrayList<Permission>();
        for (var word : (String[]) words.getArray()) {
            try {
                known.add(Permission.valueOf(word));
            } catch (IllegalArgumentException e) {
                log.warn("a role names the unknown permission {}", word);
            }
        }
        return known;
    }
}
