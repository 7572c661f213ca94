// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.anlan.kernel.CountyCode;
import org.anlan.watch.FenceState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Positions, raw sentences and what the detector knows, as they lie in the database. */
@Component
public class TrackRows {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final JsonMapper json;

    TrackRows(JdbcClient jdbc, CountyCode county, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.json = json;
    }

    /** One commit's positions. */
    public record Stored(long id, List<FixRow> fixes) {}

    /** How far a source has been read: lines taken and refused since ever, and for a file the byte to go on at. */
    public record Reached(long lines, long refused, long place) {}

    /** The county's keeper row: its epoch after being taken over, and the key that handles are made with. */
    public record Keeping(long epoch, byte[] handleKey) {}

    /** The key that handles are made with; made when there is none yet. */
    public byte[] handleKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        jdbc.sql("insert into sea.keeper (county, epoch, handle_key) values (:county, 0, :key) on conflict do nothing")
                .param("county", county.value())
                .param("key", key)
                .update();
        return jdbc.sql("select handle_key from sea.keeper where county = :county")
                .param("county", county.value())
                .query(byte[].class)
                .single();
    }

    /** Takes the keeping over: whoever kept before cannot commit any more. */
    public Keeping takeOver() {
        handleKey();
        return jdbc.sql("update sea.keeper set epoch = epoch + 1 where county = :county returning epoch, handle_key")
                .param("county", county.value())
                .query((r, i) -> new Keeping(r.getLong("epoch"), r.getBytes("handle_key")))
                .single();
    }

    /** Whether the epoch still holds; keeps it so until the transaction ends. */
    public boolean stillKeeps(long epoch) {
        return jdbc.sql("update sea.keeper set epoch = epoch where county = :county and epoch = :epoch")
                        .param("county", county.value())
                        .param("epoch", epoch)
                        .update()
                == 1;
    }

    /** Stores sentences as they came, some hundred at once. */
    public void raw(String source, Instant received, int lines, byte[] packed) {
        jdbc.sql(
                        "insert into sea.raw (county, source, received_at, lines, packed) values (:county, :source, :at, :lines, :packed)")
                .param("county", county.value())
                .param("source", source)
                .param("at", utc(received))
                .param("lines", lines)
                .param("packed", packed)
                .update();
    }

    /** Stores the positions of one commit. */
    public long fixes(List<FixRow> fixes) {
        long first = Long.MAX_VALUE, last = Long.MIN_VALUE;
        int west = Integer.MAX_VALUE, south = Integer.MAX_VALUE, east = Integer.MIN_VALUE, north = Integer.MIN_VALUE;
        for (FixRow fix : fixes) {
            first = Math.min(first, fix.atMillis());
            last = Math.max(last, fix.atMillis());
            west = Math.min(west, fix.lonE7());
            east = Math.max(east, fix.lonE7());
            south = Math.min(south, fix.latE7());
            north = Math.max(north, fix.latE7());
        }
        return jdbc.sql("""
                        insert into sea.fixes (county, first_at, last_at, fixes, west, south, east, north, packed)
                        values (:county, :first, :last, :fixes, :west, :south, :east, :north, :packed) returning id""")
                .param("county", county.value())
                .param("first", utc(Instant.ofEpochMilli(first)))
                .param("last", utc(Instant.ofEpochMilli(last)))
                .param("fixes", fixes.size())
                .param("west", west)
                .param("south", south)
                .param("east", east)
                .param("north", north)
                .param("packed", FixPack.pack(fixes))
                .query(Long.class)
                .single();
    }

    /** The commits after one, oldest first, at most so many. */
    public List<Stored> after(long id, int most) {
        return jdbc.sql("select id, packed from sea.fixes where county = :county and id > :id order by id limit :most")
                .param("county", county.value())
                .param("id", id)
                .param("most", most)
                .query((r, i) -> new Stored(r.getLong("id"), FixPack.unpack(r.getBytes("packed"))))
                .list();
    }

    /** The newest commit's id, 0 when there is none. */
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from sea.fixes where county = :county")
                .param("county", county.value())
                .query(Long.class)
                .single();
    }

    /** Hands on every commit that has something of a time, in the order they were stored; a few are in memory at once. */
    public void between(Instant from, Instant to, int @Nullable [] box, Consumer<List<FixRow>> sink) {
        long after = 0;
        while (true) {
            var ask = jdbc.sql(
                            "select id, packed from sea.fixes where county = :county and id > :after and last_at >= :from"
                                    + " and last_at <= :until and first_at <= :to"
                                    + (box == null
                                            ? ""
                                            : " and west <= :east and east >= :west and south <= :north and north >= :south")
                                    + " order by id limit 500")
                    .param("county", county.value())
                    .param("after", after)
                    .param("from", utc(from))
                    // a commit spans seconds; a late fix in it can make it longer, but not by hours
                    .param("until", utc(to.plusSeconds(7_200)))
                    .param("to", utc(to));
            if (box != null) {
                ask = ask.param("west", box[0])
                        .param("south", box[1])
                        .param("east", box[2])
                        .param("north", box[3]);
            }
            List<Stored> page = ask.query((r, i) -> new Stored(r.getLong("id"), FixPack.unpack(r.getBytes("packed"))))
                    .list();
            page.forEach(stored -> sink.accept(stored.fixes()));
            if (page.size() < 500) {
                return;
            }
            after = page.getLast().id();
        }
    }

    /** Notes how far a source has been read. */
    public void reached(String source, Instant at, Reached reached) {
        jdbc.sql("""
                        insert into sea.source (county, name, heard_at, lines, refused, place) values (:county, :name, :at, :lines, :refused, :place)
                        on conflict (county, name) do update set heard_at = excluded.heard_at, lines = excluded.lines,
                          refused = excluded.refused, place = excluded.place""")
                .param("county", county.value())
                .param("name", source)
                .param("at", utc(at))
                .param("lines", reached.lines())
                .param("refused", reached.refused())
                .param("place", reached.place())
                .update();
    }

    /** How far a source has been read. */
    public Reached reached(String source) {
        return jdbc.sql("select lines, refused, place from sea.source where county = :county and name = :name")
                .param("county", county.value())
                .param("name", source)
                .query((r, i) -> new Reached(r.getLong("lines"), r.getLong("refused"), r.getLong("place")))
                .optional()
                .orElse(new Reached(0, 0, 0));
    }

    /** Keeps what a ship says of itself. */
    public void vessel(int mmsi, Said said, Instant at) {
        jdbc.sql("""
                        insert into sea.vessel (county, mmsi, name, callsign, shiptype, length_m, heard_at)
                        values (:county, :mmsi, :name, :callsign, :type, :length, :at)
                        on conflict (county, mmsi) do update set name = excluded.name, callsign = excluded.callsign,
                          shiptype = excluded.shiptype, length_m = excluded.length_m, heard_at = excluded.heard_at""")
                .param("county", county.value())
                .param("mmsi", mmsi)
                .param("name", said.name())
                .param("callsign", said.callsign())
                .param("type", said.shiptype())
                .param("length", said.lengthMetres())
                .param("at", utc(at))
                .update();
    }

    /** What ships said of themselves since a moment. */
    public Map<Integer, Said> vessels(Instant since) {
        var found = new HashMap<Integer, Said>();
        jdbc.sql(
                        "select mmsi, name, callsign, shiptype, length_m from sea.vessel where county = :county and heard_at >= :since")
                .param("county", county.value())
                .param("since", utc(since))
                .query((org.springframework.jdbc.core.RowCallbackHandler) r -> found.put(
                        r.getInt("mmsi"),
                        new Said(
                                r.getString("name"),
                                r.getString("callsign"),
                                r.getObject("shiptype", Integer.class),
                                r.getObject("length_m", Integer.class))));
        return found;
    }

    /** Keeps what the detector knows of a boat at a plot ({@code plot}) or near one ({@code near}). */
    public void standing(int mmsi, String layer, FenceState.Standing standing) {
        jdbc.sql("""
                        insert into sea.standing (county, mmsi, layer, state) values (:county, :mmsi, :layer, :state::jsonb)
                        on conflict (county, mmsi, layer) do update set state = excluded.state""")
                .param("county", county.value())
                .param("mmsi", mmsi)
                .param("layer", layer)
                .param("state", json.writeValueAsString(standing))
                .update();
    }

    /** Forgets what the detector knew: the boat is not there any more. */
    public void gone(int mmsi, String layer) {
        jdbc.sql("delete from sea.standing where county = :county and mmsi = :mmsi and layer = :layer")
                .param("county", county.value())
                .param("mmsi", mmsi)
                .param("layer", layer)
                .update();
    }

    /** What the detector knew, by boat. */
    public Map<Integer, FenceState.Standing> standings(String layer) {
        var found = new HashMap<Integer, FenceState.Standing>();
        jdbc.sql("select mmsi, state::text as state from sea.standing where county = :county and layer = :layer")
                .param("county", county.value())
                .param("layer", layer)
                .query((org.springframework.jdbc.core.RowCallbackHandler) r ->
                        found.put(r.getInt("mmsi"), json.readValue(r.getString("state"), FenceState.Standing.class)));
        return found;
    }

    /** Erases raw sentences and positions of before a moment, and ships not heard since. */
    public void erase(Instant before) {
        for (String table :
                List.of("sea.raw where received_at", "sea.fixes where last_at", "sea.vessel where heard_at")) {
            jdbc.sql("delete from " + table + " < :before and county = :county")
                    .param("before", utc(before))
                    .param("county", county.value())
                    .update();
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
