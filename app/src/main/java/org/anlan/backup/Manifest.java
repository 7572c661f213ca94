// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says about itself, in {@code manifest.json}. Fields that a reader does not know are passed over, so a later
 * release may add some without a new format.
 *
 * @param format number of the format; a reader refuses a higher one than it knows
 * @param application which release wrote it
 * @param county whose data
 * @param takenAt the moment all of it is from
 * @param postgres the server's version
 * @param snapshot the server's name of that moment
 * @param rooms how far each room's tables had been migrated
 * @param tables what was written, in order of names
 * @param sequences where the counters stood; never behind the rows
 * @param leftOut tables that were left out, and why
 * @param log the end of the sealed log, or null while nothing is sealed
 * @param home files of the node's directory that are with it
 */
record Manifest(
        int format,
        String application,
        String county,
        Instant takenAt,
        String postgres,
        String snapshot,
        List<Room> rooms,
        List<Table> tables,
        List<Sequence> sequences,
        List<LeftOut> leftOut,
        @Nullable LogEnd log,
        List<String> home) {
    /** The format this release writes. */
    static final int FORMAT = 1;

    /**
     * A room's level.
     *
     * @param room the room, or {@link Migrations#ROOT} for what belongs to all
     * @param level the number of its last migration
     */
    record Room(String room, String level) {}

    /**
     * A table.
     *
     * @param name with its schema
     * @param columns the columns in their order, with their types; generated ones are made again
     * @param key the columns that put the rows in order; empty when the whole row does
     * @param rows how many
     * @param bytes how many before packing
     * @param sha256 of the rows in that order, as the COPY text of PostgreSQL
     * @param file where they are
     * @param writtenAs columns whose value means something on one server only, and why they are written otherwise
     */
    record Table(
            String name,
            Map<String, String> columns,
            List<String> key,
            long rows,
            long bytes,
            String sha256,
            String file,
            Map<String, String> writtenAs) {}

    /**
     * A counter.
     *
     * @param name with its schema
     * @param last its last value
     * @param called whether that value was given out
     */
    record Sequence(String name, long last, boolean called) {}

    /**
     * A table that is not there.
     *
     * @param table with its schema
     * @param because why
     */
    record LeftOut(String table, String because) {}

    /**
     * The newest batch of the log.
     *
     * @param batch its number
     * @param root its root, in hexadecimal digits
     */
    record LogEnd(long batch, String root) {}

    long rowCount() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    long byteCount() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }
}
