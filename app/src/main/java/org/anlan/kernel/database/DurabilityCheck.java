// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to open the office on a database that may forget what it has acknowledged, own or outside. A matter that a
 * resident got a code for must survive the next power cut.
 */
final class DurabilityCheck implements InitializingBean {
    private static final Set<String> MUST_BE_ON = Set.of("fsync", "full_page_writes", "synchronous_commit");

    /** The stricter values of {@code synchronous_commit}, for a database with standbys, and {@code on} itself. */
    private static final Set<String> ON = Set.of("on", "local", "remote_write", "remote_apply");

    private final JdbcClient jdbc;

    DurabilityCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        for (String setting : MUST_BE_ON) {
            String value = jdbc.sql("select current_setting(:name)")
                    .param("name", setting)
                    .query(String.class)
                    .single();
            if (!ON.contains(value)) {
                throw new IllegalStateException(
                        "PostgreSQL has %s = %s: it would forget what it has acknowledged, so Anlan does not start on it"
                                .formatted(setting, value));
            }
        }
    }
}
