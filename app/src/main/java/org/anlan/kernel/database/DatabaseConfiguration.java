// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.util.Map;
import org.anlan.kernel.KernelSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the database: {@code ANLAN_DATABASE_URL} when it is set, the node's own PostgreSQL otherwise. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConfiguration.Settings.class)
class DatabaseConfiguration {

    /**
     * Settings of the database.
     *
     * @param url {@code jdbc:postgresql:…} or {@code postgresql://user:password@host/db}; blank for the embedded one
     * @param postgres further server settings of the embedded one
     * @param durable whether a database that may forget what it acknowledged is refused; only tests say false
     */
    @ConfigurationProperties("anlan.database")
    record Settings(
            @Nullable String url,
            @DefaultValue Map<String, String> postgres,
            @DefaultValue("true") boolean durable) {}

    @Bean
    @ConditionalOnProperty(name = "anlan.database.url", matchIfMissing = true, havingValue = "embedded")
    EmbeddedPostgres embeddedPostgres(KernelSettings kernel, Settings settings) {
        HalfRestored.refuse(kernel.home());
        return EmbeddedPostgres.start(kernel.home().resolve("pg"), settings.postgres());
    }

    @Bean
    @ConditionalOnProperty(name = "anlan.database.durable", matchIfMissing = true, havingValue = "true")
    DurabilityCheck durabilityCheck(JdbcClient jdbc) {
        return new DurabilityCheck(jdbc);
    }

    @Bean
    JdbcConnectionDetails connectionDetails(
            KernelSettings kernel, Settings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var own = embedded.getIfAvailable();
        if (own != null) {
            return new Details(own.url(), "postgres", own.password());
        }
        var address = DatabaseAddress.parse(settings.url() == null ? "" : settings.url());
        var details = new Details(address.jdbcUrl(), address.user(), address.password());
        HalfRestored.refuse(kernel.home());
        HalfRestored.refuse(details);
        return details;
    }

    private record Details(
            String url, @Nullable String user, @Nullable String password) implements JdbcConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return "connection details (kept out of logs)";
        }
    }
}
