// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the backups.
 *
 * @param directory where the daily backup goes, a folder for each day; none takes no daily backup. It lies outside the
 *     node's directory, best on another disk; with several nodes, where all of them write
 * @param at when, in the county's time zone
 * @param keep how long one is kept; the newest that is whole always is
 */
@ConfigurationProperties("anlan.backup")
record BackupSettings(
        @Nullable Path directory,
        @DefaultValue("02:30") LocalTime at,
        @DefaultValue("14d") Duration keep) {
    BackupSettings {
        if (directory != null && directory.toString().isBlank()) {
            directory = null;
        }
        if (directory != null && !directory.isAbsolute()) {
            throw new IllegalArgumentException("anlan.backup.directory: a whole path is needed, not " + directory);
        }
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("anlan.backup.keep: at least one day, not " + keep);
        }
    }
}
