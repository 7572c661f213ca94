// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.geometric.PGpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The county's places: the tree of areas, its islands, its landmarks. Coordinates are WGS-84 in degrees, longitude first;
 * borders are straight lines between their corners in longitude and latitude, as drawn on a flat map. A node keeps the tree
 * in memory and looks for changes made by other nodes every few seconds.
 */
@Component
public class Places {
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    private static final Duration OTHER_NODES_SEEN_WITHIN = Duration.ofSeconds(5);
    private static final double METRES_PER_DEGREE = 111_320;
    /** Piers, rafts and boats at anchor stand off the drawn shore; this far out they still belong to the nearest grid. */
    private static final double OFF_SHORE_METRES = 2_000;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;
    private final Clock clock;
    private volatile @Nullable Atlas atlas;
    private volatile Instant checkedAt = Instant.MIN;

    Places(JdbcClient jdbc, CountyCode county, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * The area with this code, open or closed.
     *
     * @throws UnknownArea when there is none
     */
    public Area get(String code) {
        return find(code).orElseThrow(() -> new UnknownArea(code));
    }

    /** The area with this code, open or closed, if there is one. */
    public Optional<Area> find(String code) {
        return Optional.ofNullable(atlas().area(code));
    }

    /** Every area, open or closed, by code. */
    public List<Area> all() {
        return atlas().all();
    }

    /**
     * The open areas directly below, by code: townships of a county, villages of a township, grids of a village.
     *
     * @param code the area above
     */
    public List<Area> children(String code) {
        return atlas().children(code);
    }

    /** The inhabited islands, by code. */
    public List<Area> islands() {
        return atlas().islands();
    }

    /**
     * The villages of which something lies on an island.
     *
     * @param island the island's code
     */
    public List<Area> villagesOn(String island) {
        return atlas().villagesOn(island);
    }

    /**
     * The way down to an area as people read it, such as {@code 枸杞乡 · 干斜村 · 第一网格}; the code itself when unknown.
     *
     * @param code the area
     * @param locale the reader's language
     */
    public String path(String code, Locale locale) {
        return atlas().path(code, locale);
    }

    /**
     * The island an area lies on, asking upwards; null when it spans several or is unknown.
     *
     * @param areaCode the area
     */
    public @Nullable String islandOf(String areaCode) {
        return atlas().islandOf(areaCode);
    }

    /**
     * Areas whose name, or the name of a landmark in them, contains the text; best first, at most 20, each once.
     *
     * @param text one character or more, Chinese or English
     */
    public List<Area> search(String text) {
        Set<Area> areas = new LinkedHashSet<>();
        atlas().search(text, 40).forEach(found -> areas.add(found.area()));
        return areas.stream().limit(20).toList();
    }

    /**
     * Areas and landmarks whose name contains the text, best first.
     *
     * @param text one character or more, Chinese or English
     * @param limit at most so many
     */
    public List<Found> look(String text, int limit) {
        return atlas().search(text, limit);
    }

    /**
     * The landmarks within an area, in the order they were entered.
     *
     * @param area code of any area of the tree
     */
    public List<Landmark> landmarks(String area) {
        return atlas().landmarks(area);
    }

    /**
     * The landmarks nearest to a point, nearest first.
     *
     * @param lon degrees east, WGS-84
     * @param lat degrees north, WGS-84
     * @param limit at most so many
     */
    public List<Landmark> landmarksNear(double lon, double lat, int limit) {
        return jdbc.sql("""
                        select code, kind, name, name_en, area, centre from place.landmark
                        where county = :county order by centre <-> point(:lon, :lat), code limit :limit""")
                .param("county", county.value())
                .param("lon", lon)
                .param("lat", lat)
                .param("limit", limit)
                .query(Places::landmark)
                .list();
    }

    /**
     * The grid that a point belongs to: the one whose outline covers it, else the nearest one within 2 km, because piers
     * and boats stand off the shore. On a common border the lower code has it.
     *
     * @param lon degrees east, WGS-84
     * @param lat degrees north, WGS-84
     */
    public Optional<Area> gridAt(double lon, double lat) {
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            return Optional.empty();
        }
        Point point = WGS84.createPoint(new Coordinate(lon, lat));
        double reachLat = OFF_SHORE_METRES / METRES_PER_DEGREE;
        double reachLon = reachLat / Math.cos(Math.toRadians(lat));
        record Candidate(String code, Geometry outline) {}
        List<Candidate> near = jdbc.sql("""
                        select code, outline from place.area
                        where county = :county and kind = 'GRID' and closed_at is null
                          and west <= :east and east >= :west and south <= :north and north >= :south order by code""")
                .param("county", county.value())
                .param("west", lon - reachLon)
                .param("east", lon + reachLon)
                .param("south", lat - reachLat)
                .param("north", lat + reachLat)
                .query((r, row) -> new Candidate(r.getString("code"), read(r.getBytes("outline"))))
                .list();
        for (Candidate candidate : near) {
            if (candidate.outline().covers(point)) {
                return find(candidate.code());
            }
        }
        Candidate nearest = null;
        double nearestMetres = OFF_SHORE_METRES;
        for (Candidate candidate : near) {
            double metres = metresBetween(candidate.outline(), lon, lat);
            if (metres < nearestMetres) {
                nearest = candidate;
                nearestMetres = metres;
            }
        }
        return nearest == null ? Optional.empty() : find(nearest.code());
    }

    /**
     * The outline of an area, if one was drawn: polygon or multipolygon, longitude and latitude in WGS-84.
     *
     * @param code the area
     */
    public Optional<Geometry> outline(String code) {
        return jdbc.sql(
                        "select outline from place.area where county = :county and code = :code and outline is not null")
                .param("county", county.value())
                .param("code", code)
                .query((r, row) -> read(r.getBytes("outline")))
                .optional();
    }

    /**
     * The outlines of all open areas of a kind, by code.
     *
     * @param kind which kind
     */
    public Map<String, Geometry> outlines(Area.Kind kind) {
        Map<String, Geometry> outlines = new java.util.TreeMap<>();
        jdbc.sql("""
                        select code, outline from place.area
                        where county = :county and kind = :kind and closed_at is null and outline is not null""")
                .param("county", county.value())
                .param("kind", kind.name())
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> outlines.put(r.getString("code"), read(r.getBytes("outline"))));
        return outlines;
    }

    /** Counts every change to the tree; a drawing made from one edition stays right until the number moves. */
    public long edition() {
        return atlas().edition();
    }

    /**
     * The reference under which the log keeps what was done to an area.
     *
     * @param code the area
     * @throws UnknownArea when there is none
     */
    public ObjectRef refOf(String code) {
        return jdbc.sql("select id from place.area where county = :county and code = :code")
                .param("county", county.value())
                .param("code", code)
                .query(UUID.class)
                .optional()
                .map(id -> new ObjectRef("area", id))
                .orElseThrow(() -> new UnknownArea(code));
    }

    /**
     * Enters an area into the tree.
     *
     * @param area what to enter; its parent and island must be there already
     * @param actor who does it
     * @throws AreaNotAccepted when its code does not continue its parent's, is taken, or a name is blank
     */
    @Transactional
    public Area define(NewArea area, Actor actor) {
        check(area);
        Envelope box = area.outline() == null ? null : area.outline().getEnvelopeInternal();
        UUID id = jdbc.sql("""
                        insert into place.area (county, code, kind, name, name_en, other_names, parent, island, centre,
                                                outline, west, south, east, north, indicative)
                        values (:county, :code, :kind, :name, :nameEn, :otherNames, :parent, :island, point(:lon, :lat),
                                :outline, :west, :south, :east, :north, :indicative)
                        on conflict do nothing returning id""")
                .param("county", county.value())
                .param("code", area.code())
                .param("kind", area.kind().name())
                .param("name", area.name().strip())
                .param("nameEn", area.nameEn().strip())
                .param("otherNames", area.otherNames().toArray(String[]::new))
                .param("parent", area.parent())
                .param("island", area.island())
                .param("lon", area.lon())
                .param("lat", area.lat())
                .param("outline", area.outline() == null ? null : new WKBWriter().write(area.outline()))
                .param("west", box == null ? null : box.getMinX())
                .param("south", box == null ? null : box.getMinY())
                .param("east", box == null ? null : box.getMaxX())
                .param("north", box == null ? null : box.getMaxY())
                .param("indicative", area.indicative())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new AreaNotAccepted(area.code(), "code-taken"));
        timeline.append(new ObjectRef("area", id), actor, "area.defined", Map.of("code", area.code()), null);
        changed();
        return new Area(
                area.code(),
                area.kind(),
                area.name().strip(),
                area.nameEn().strip(),
                area.parent(),
                area.island(),
                area.lon(),
                area.lat(),
                true);
    }

    /**
     * Gives an area another name; the old one goes on being found.
     *
     * @param code the area
     * @param name the new Chinese name
     * @param nameEn the new English name
     * @param actor who does it
     * @throws UnknownArea when there is none
     * @throws AreaNotAccepted when a name is blank
     */
    @Transactional
    public void rename(String code, String name, String nameEn, Actor actor) {
        if (name.isBlank() || nameEn.isBlank()) {
            throw new AreaNotAccepted(code, "name-blank");
        }
        ObjectRef ref = lock(code);
        jdbc.sql("""
                        update place.area set name = :name, name_en = :nameEn,
                               other_names = case when name = :name or name = any(other_names) then other_names
                                                  else other_names || name end
                        where county = :county and code = :code""")
                .param("county", county.value())
                .param("code", code)
                .param("name", name.strip())
                .param("nameEn", nameEn.strip())
                .update();
        timeline.append(ref, actor, "area.renamed", Map.of("code", code, "name", name.strip()), null);
        changed();
    }

    /**
     * Draws an area's border anew.
     *
     * @param code the area
     * @param outline polygon or multipolygon, longitude and latitude in WGS-84
     * @param indicative true when it only shows roughly where
     * @param actor who does it
     * @throws UnknownArea when there is none
     * @throws AreaNotAccepted when the outline is empty, crosses itself or is no area
     */
    @Transactional
    public void redraw(String code, Geometry outline, boolean indicative, Actor actor) {
        if (outline.isEmpty() || outline.getDimension() != 2 || !outline.isValid()) {
            throw new AreaNotAccepted(code, "outline-not-valid");
        }
        ObjectRef ref = lock(code);
        Envelope box = outline.getEnvelopeInternal();
        jdbc.sql("""
                        update place.area set outline = :outline, west = :west, south = :south, east = :east, north = :north,
                               indicative = :indicative
                        where county = :county and code = :code""")
                .param("county", county.value())
                .param("code", code)
                .param("outline", new WKBWriter().write(outline))
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("indicative", indicative)
                .update();
        timeline.append(ref, actor, "area.redrawn", Map.of("code", code, "corners", outline.getNumPoints()), null);
        changed();
    }

    /**
     * Closes an area that was merged away. Old matters keep its name; nothing new is placed in it.
     *
     * @param code the area
     * @param actor who does it
     * @throws UnknownArea when there is none
     * @throws AreaNotAccepted when open areas still lie below it
     */
    @Transactional
    public void close(String code, Actor actor) {
        ObjectRef ref = lock(code);
        boolean hasOpenBelow = jdbc.sql("""
                        select exists (select 1 from place.area
                         where county = :county and (parent = :code or (island = :code and code <> :code)) and closed_at is null)""")
                .param("county", county.value())
                .param("code", code)
                .query(Boolean.class)
                .single();
        if (hasOpenBelow) {
            throw new AreaNotAccepted(code, "open-areas-below");
        }
        int closed = jdbc.sql("""
                        update place.area set closed_at = :now where county = :county and code = :code and closed_at is null""")
                .param("county", county.value())
                .param("code", code)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        if (closed > 0) {
            timeline.append(ref, actor, "area.closed", Map.of("code", code), null);
            changed();
        }
    }

    /**
     * Enters a landmark, or moves and renames the one with that code.
     *
     * @param landmark what to enter; its area must be there
     * @param otherNames further names people search by
     * @param actor who does it
     * @throws UnknownArea when its area is unknown
     */
    @Transactional
    public void define(Landmark landmark, List<String> otherNames, Actor actor) {
        ObjectRef ref = lock(landmark.area());
        jdbc.sql("""
                        insert into place.landmark (county, code, kind, name, name_en, other_names, area, centre)
                        values (:county, :code, :kind, :name, :nameEn, :otherNames, :area, point(:lon, :lat))
                        on conflict (county, code) do update set kind = excluded.kind, name = excluded.name,
                          name_en = excluded.name_en, other_names = excluded.other_names, area = excluded.area,
                          centre = excluded.centre""")
                .param("county", county.value())
                .param("code", landmark.code())
                .param("kind", landmark.kind().name())
                .param("name", landmark.name())
                .param("nameEn", landmark.nameEn())
                .param("otherNames", otherNames.toArray(String[]::new))
                .param("area", landmark.area())
                .param("lon", landmark.lon())
                .param("lat", landmark.lat())
                .update();
        timeline.append(ref, actor, "area.landmark-set", Map.of("landmark", landmark.code()), null);
        changed();
    }

    /** Further names people search by, of areas and of landmarks, by code; those without are left out. */
    public Map<String, List<String>> otherNames() {
        Map<String, List<String>> names = new HashMap<>();
        jdbc.sql("""
                        select code, other_names from place.area where county = :county and cardinality(other_names) > 0
                        union all
                        select code, other_names from place.landmark where county = :county and cardinality(other_names) > 0""").param("county", county.value()).query((org.springframework.jdbc.core.RowCallbackHandler)
                r -> names.put(r.getString("code"), List.of((String[])
                        r.getArray("other_names").getArray())));
        return names;
    }

    /**
     * Takes an area out of the tree again, as if it had not been entered; one that was ever used is closed instead.
     *
     * @param code the area
     * @param actor who does it
     * @throws UnknownArea when there is none
     * @throws AreaNotAccepted when areas or landmarks lie in it
     */
    @Transactional
    public void withdraw(String code, Actor actor) {
        ObjectRef ref = lock(code);
        boolean used = jdbc.sql("""
                        select exists (select 1 from place.area where county = :county and (parent = :code or island = :code) and code <> :code)
                            or exists (select 1 from place.landmark where county = :county and area = :code)""")
                .param("county", county.value())
                .param("code", code)
                .query(Boolean.class)
                .single();
        if (used) {
            throw new AreaNotAccepted(code, "open-areas-below");
        }
        timeline.append(ref, actor, "area.withdrawn", Map.of("code", code), null);
        jdbc.sql("delete from place.area where county = :county and code = :code")
                .param("county", county.value())
                .param("code", code)
                .update();
        changed();
    }

    /**
     * Takes a landmark away again.
     *
     * @param code the landmark
     * @param actor who does it
     */
    @Transactional
    public void withdrawLandmark(String code, Actor actor) {
        jdbc.sql("select area from place.landmark where county = :county and code = :code")
                .param("county", county.value())
                .param("code", code)
                .query(String.class)
                .optional()
                .ifPresent(area -> {
                    ObjectRef ref = lock(area);
                    jdbc.sql("delete from place.landmark where county = :county and code = :code")
                            .param("county", county.value())
                            .param("code", code)
                            .update();
                    timeline.append(ref, actor, "area.landmark-withdrawn", Map.of("landmark", code), null);
                    changed();
                });
    }

    private void check(NewArea area) {
        String code = area.code();
        if (area.name().isBlank() || area.nameEn().isBlank()) {
            throw new AreaNotAccepted(code, "name-blank");
        }
        if (!(Math.abs(area.lon()) <= 180) || !(Math.abs(area.lat()) <= 90)) {
            throw new AreaNotAccepted(code, "point-not-on-earth");
        }
        if (area.outline() != null
                && (area.outline().isEmpty()
                        || area.outline().getDimension() != 2
                        || !area.outline().isValid())) {
            throw new AreaNotAccepted(code, "outline-not-valid");
        }
        if (code.length() != area.kind().codeLength()) {
            throw new AreaNotAccepted(code, "code-length");
        }
        if (area.kind() == Area.Kind.ISLAND) {
            if (!code.matches("I\\d\\d") || area.parent() != null || !code.equals(area.island())) {
                throw new AreaNotAccepted(code, "island-code");
            }
            return;
        }
        if (!code.matches("\\d+") || !code.startsWith(county.value())) {
            throw new AreaNotAccepted(code, "code-not-of-this-county");
        }
        if (area.kind() != Area.Kind.COUNTY
                && (area.parent() == null || !continues(code, area.kind(), area.parent()))) {
            throw new AreaNotAccepted(code, "code-does-not-continue-parent");
        }
    }

    private boolean continues(String code, Area.Kind kind, String parent) {
        Area.Kind expected = switch (kind) {
            case TOWNSHIP -> Area.Kind.COUNTY;
            case VILLAGE -> Area.Kind.TOWNSHIP;
            case GRID -> Area.Kind.VILLAGE;
            case COUNTY, ISLAND -> null;
        };
        return expected != null
                && code.startsWith(parent)
                && parent.length() == expected.codeLength()
                && jdbc.sql("select exists (select 1 from place.area where county = :county and code = :parent)")
                        .param("county", county.value())
                        .param("parent", parent)
                        .query(Boolean.class)
                        .single();
    }

    private ObjectRef lock(String code) {
        return jdbc.sql("select id from place.area where county = :county and code = :code for update")
                .param("county", county.value())
                .param("code", code)
                .query(UUID.class)
                .optional()
                .map(id -> new ObjectRef("area", id))
                .orElseThrow(() -> new UnknownArea(code));
    }

    /** Counts the change and forgets the tree in memory, now for this transaction and again when it is over. */
    private void changed() {
        jdbc.sql("""
                        insert into place.edition (county, number) values (:county, 1)
                        on conflict (county) do update set number = place.edition.number + 1""").param("county", county.value()).update();
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Places.this);
                    atlas = null;
                }
            });
        }
    }

    private Atlas atlas() {
        // a transaction that changed the tree sees its own changes, and shows them to nobody else before it is over
        if (TransactionSynchronizationManager.hasResource(this)) {
            return load();
        }
        Atlas held = atlas;
        Instant now = clock.instant();
        if (held != null && now.isBefore(checkedAt.plus(OTHER_NODES_SEEN_WITHIN))) {
            return held;
        }
        if (held == null || held.edition() != editionNow()) {
            held = load();
            atlas = held;
        }
        checkedAt = now;
        return held;
    }

    private long editionNow() {
        return jdbc.sql("select coalesce(max(number), 0) from place.edition where county = :county")
                .param("county", county.value())
                .query(Long.class)
                .single();
    }

    private Atlas load() {
        // the edition is read first: a change that slips in between is then seen as new at the next look
        long edition = editionNow();
        Map<String, List<String>> areaNames = new HashMap<>();
        List<Area> areas = jdbc.sql("""
                        select code, kind, name, name_en, other_names, parent, island, centre, closed_at is null as open
                        from place.area where county = :county order by code""")
                .param("county", county.value())
                .query((r, row) -> {
                    areaNames.put(r.getString("code"), strings(r, "other_names"));
                    return area(r);
                })
                .list();
        Map<String, List<String>> landmarkNames = new HashMap<>();
        List<Landmark> landmarks = jdbc.sql("""
                        select code, kind, name, name_en, other_names, area, centre
                        from place.landmark where county = :county order by id""")
                .param("county", county.value())
                .query((r, row) -> {
                    landmarkNames.put(r.getString("code"), strings(r, "other_names"));
                    return landmark(r, row);
                })
                .list();
        return new Atlas(edition, areas, areaNames, landmarks, landmarkNames);
    }

    private static Area area(ResultSet r) throws SQLException {
        PGpoint centre = (PGpoint) r.getObject("centre");
        return new Area(
                r.getString("code"),
                Area.Kind.valueOf(r.getString("kind")),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("parent"),
                r.getString("island"),
                centre.x,
                centre.y,
                r.getBoolean("open"));
    }

    private static Landmark landmark(ResultSet r, int row) throws SQLException {
        PGpoint centre = (PGpoint) r.getObject("centre");
        return new Landmark(
                r.getString("code"),
                Landmark.Kind.valueOf(r.getString("kind")),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("area"),
                centre.x,
                centre.y);
    }

    private static List<String> strings(ResultSet r, String column) throws SQLException {
        return List.of((String[]) r.getArray(column).getArray());
    }

    private static Geometry read(byte[] wkb) {
        try {
            return new WKBReader(WGS84).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("an outline in place.area is not well-known binary", e);
        }
    }

    /** Metres from a point to an outline, on a plane that touches the earth at the point: right to a few per mille nearby. */
    private static double metresBetween(Geometry outline, double lon, double lat) {
        double shrink = Math.cos(Math.toRadians(lat));
        Geometry flat = outline.copy();
        flat.apply((org.locationtech.jts.geom.CoordinateFilter) c -> {
            c.x = (c.x - lon) * shrink;
            c.y = c.y - lat;
        });
        flat.geometryChanged();
        return flat.distance(WGS84.createPoint(new Coordinate(0, 0))) * METRES_PER_DEGREE;
    }
}
