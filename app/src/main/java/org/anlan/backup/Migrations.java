// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anlan.kernel.database.OfficeDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms' tables, made as far as a backup's were: each room by its own migrations, in the order of the rooms. The office
 * does the rest when it opens, as it does after any change of release.
 */
final class Migrations {
    /** What belongs to no room. */
    static final String ROOT = "__root";

    private static final String HISTORY = "flyway_schema_history";
    private final OfficeDatabase database;

    Migrations(OfficeDatabase database) {
        this.database = database;
    }

    /** Whose migrations a history table of the migration tool is about. */
    static String room(String history) {
        return history.equals(HISTORY) ? ROOT : history.substring(HISTORY.length() + 1);
    }

    /**
     * Refuses levels that this release does not know, before anything is touched.
     *
     * @throws BackupRefused when a room is unknown or further than this release
     */
    void requireKnown(List<Manifest.Room> levels) {
        var known = new HashSet<>(rooms());
        for (var level : levels) {
            boolean there = known.contains(level.room())
                    && Arrays.stream(flyway(level.room(), null).info().all())
                            .map(MigrationInfo::getVersion)
                            .filter(Objects::nonNull)
                            .anyMatch(version -> version.equals(MigrationVersion.fromVersion(level.level())));
            if (!there) {
                throw new BackupRefused("newer-tables", level.room(), level.level());
            }
        }
    }

    /** Makes the tables as far as these levels. */
    void migrate(List<Manifest.Room> levels) {
        Map<String, String> wanted =
                levels.stream().collect(Collectors.toMap(Manifest.Room::room, Manifest.Room::level));
        for (String room : rooms()) {
            String level = wanted.get(room);
            if (level != null) {
                flyway(room, level).migrate();
            }
        }
    }

    /** Makes the tables as far as this release goes. */
    void migrate() {
        rooms().stream().map(room -> flyway(room, null)).forEach(flyway -> {
            if (flyway.info().all().length > 0) {
                flyway.migrate();
            }
        });
    }

    private Flyway flyway(String room, @Nullable String level) {
        var configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/" + room)
                .table(room.equals(ROOT) ? HISTORY : HISTORY + "_" + room)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .failOnMissingLocations(false);
        return (level == null ? configuration : configuration.target(level)).load();
    }

    private static List<String> rooms() {
        var rooms = new ArrayList<>(List.of(ROOT));
        try (var file = Migrations.class.getResourceAsStream("/META-INF/spring-modulith/application-modules.json")) {
            rooms.addAll(new JsonMapper().readTree(Objects.requireNonNull(file)).propertyNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rooms;
    }
}
