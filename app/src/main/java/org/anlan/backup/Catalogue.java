// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlan.kernel.database.HalfRestored;
import org.jspecify.annotations.Nullable;

/** What a database holds, read from PostgreSQL's own catalogue: tables, columns, keys, counters, foreign keys. */
final class Catalogue {
    /** Ours are all schemas but the server's own and the mark of a restore. */
    private static final String OURS = " n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> '"
            + HalfRestored.SCHEMA + "' ";

    private static final String NOT_AN_EXTENSIONS =
            " not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') ";

    private final Connection connection;

    /**
     * A table as it stands in the database.
     *
     * @param schema its room
     * @param table its name
     * @param columns names and types in their order, without generated ones
     * @param texts those columns whose order depends on a language
     * @param key the columns of its primary key
     * @param size bytes on the disk, roughly
     */
    record Table(
            String schema, String table, Map<String, String> columns, Set<String> texts, List<String> key, long size) {
        String name() {
            return schema + "." + table;
        }

        String quoted() {
            return quote(schema) + "." + quote(table);
        }

        String columnList() {
            return columns.keySet().stream().map(Catalogue::quote).collect(Collectors.joining(", "));
        }

        /** The same order on every server: by the key, texts by their bytes. */
        String order() {
            if (key.isEmpty()) {
                return "t::text collate \"C\"";
            }
            return key.stream()
                    .map(column -> "t." + quote(column) + (texts.contains(column) ? " collate \"C\"" : ""))
                    .collect(Collectors.joining(", "));
        }

        /**
         * The statement that writes the rows.
         *
         * @param as expressions for columns that are written otherwise
         */
        String copyOut(Map<String, String> as) {
            String wanted = columns.keySet().stream()
                    .map(column -> as.containsKey(column) ? "(" + as.get(column) + ")" : "t." + quote(column))
                    .collect(Collectors.joining(", "));
            return "copy (select %s from %s t order by %s) to stdout with (format text, encoding 'UTF8')"
                    .formatted(wanted, quoted(), order());
        }

        String copyIn() {
            return "copy %s (%s) from stdin with (format text, encoding 'UTF8')".formatted(quoted(), columnList());
        }
    }

    /**
     * A foreign key.
     *
     * @param table its table, quoted
     * @param name its name, quoted
     * @param definition how it is made
     */
    record ForeignKey(String table, String name, String definition) {}

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Makes a connection write and read values in one way whatever the server's settings are. */
    static void speakPlainly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
                    set bytea_output = 'hex'; set xmlbinary = 'base64'; set search_path = pg_catalog;
                    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0;
                    set max_parallel_workers_per_gather = 0""");
        }
    }

    /** All tables that hold data of ours, the migration tool's own left out, in order of their names. */
    List<Table> tables() throws SQLException {
        var columns = new LinkedHashMap<Long, Map<String, String>>();
        var texts = new LinkedHashMap<Long, Set<String>>();
        rows("""
                select c.oid, a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation <> 0
                  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                 where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relkind in ('r', 'p') and""" + OURS + " order by c.oid, a.attnum", r -> {
            columns.computeIfAbsent(r.getLong(1), oid -> new LinkedHashMap<>()).put(r.getString(2), r.getString(3));
            if (r.getBoolean(4)) {
                texts.computeIfAbsent(r.getLong(1), oid -> new HashSet<>()).add(r.getString(2));
            }
        });
        var keys = new LinkedHashMap<Long, List<String>>();
        rows(
                """
                select i.indrelid, a.attname from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place), pg_attribute a
                 where i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.attnum order by i.indrelid, k.place""",
                r -> keys.computeIfAbsent(r.getLong(1), oid -> new ArrayList<>())
                        .add(r.getString(2)));
        var tables = new ArrayList<Table>();
        rows(
                """
                select c.oid, n.nspname, c.relname, pg_total_relation_size(c.oid)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
                   and not (n.nspname = 'public' and c.relname like 'flyway_schema_history%') and""" + OURS + "and" + NOT_AN_EXTENSIONS + "order by n.nspname collate \"C\", c.relname collate \"C\"",
                r -> {
                    long oid = r.getLong(1);
                    tables.add(new Table(
                            r.getString(2),
                            r.getString(3),
                            columns.getOrDefault(oid, Map.of()),
                            texts.getOrDefault(oid, Set.of()),
                            keys.getOrDefault(oid, List.of()),
                            r.getLong(4)));
                });
        return tables;
    }

    /** Where every counter stands. */
    List<Manifest.Sequence> sequences() throws SQLException {
        var names = new ArrayList<String[]>();
        rows(
                """
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S' and""" + OURS + "and" + NOT_AN_EXTENSIONS + "order by 1, 2",
                r -> names.add(new String[] {r.getString(1), r.getString(2)}));
        var sequences = new ArrayList<Manifest.Sequence>();
        for (String[] name : names) {
            rows(
                    "select last_value, is_called from " + quote(name[0]) + "." + quote(name[1]),
                    r -> sequences.add(new Manifest.Sequence(name[0] + "." + name[1], r.getLong(1), r.getBoolean(2))));
        }
        return sequences;
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        rows(
                """
                select n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
                  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'f' and k.conparentid = 0 and""" + OURS + "order by 1, 2, 3",
                r -> keys.add(new ForeignKey(
                        quote(r.getString(1)) + "." + quote(r.getString(2)), quote(r.getString(3)), r.getString(4))));
        return keys;
    }

    /** Tables with triggers that somebody wrote, quoted. */
    List<String> tablesWithTriggers() throws SQLException {
        var names = new ArrayList<String>();
        rows("""
                select distinct n.nspname, c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
                  join pg_namespace n on n.oid = c.relnamespace where not g.tgisinternal and""" + OURS, r -> names.add(quote(r.getString(1)) + "." + quote(r.getString(2))));
        return names;
    }

    /** Schemas that hold something of ours, {@code public} left out. */
    List<String> schemas() throws SQLException {
        var names = new ArrayList<String>();
        rows(
                "select n.nspname from pg_namespace n where n.nspname <> 'public' and" + OURS,
                r -> names.add(r.getString(1)));
        return names;
    }

    /** The migration tool's own tables. */
    List<String> histories() throws SQLException {
        var histories = new ArrayList<String>();
        rows("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind = 'r' and c.relname like 'flyway_schema_history%' order by 1""", r -> histories.add(r.getString(1)));
        return histories;
    }

    /** How far each room's tables have been migrated. */
    List<Manifest.Room> levels() throws SQLException {
        var rooms = new ArrayList<Manifest.Room>();
        for (String history : histories()) {
            rows(
                    "select version from public." + quote(history)
                            + " where success and version is not null order by installed_rank desc limit 1",
                    r -> rooms.add(new Manifest.Room(Migrations.room(history), r.getString(1))));
        }
        return rooms;
    }

    /** The newest batch of the log; null while there is none, or no log. */
    Manifest.@Nullable LogEnd logEnd(String county) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select batch, encode(root, 'hex') from kernel.seal where county = ? order by batch desc limit 1")) {
            statement.setString(1, county);
            try (var row = statement.executeQuery()) {
                return row.next() ? new Manifest.LogEnd(row.getLong(1), row.getString(2)) : null;
            }
        }
    }

    String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String sql, RowReader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
