// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.SheetFile;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.watch.NotAFence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plots and boats by file: plots as GeoJSON or as a table whose column 坐标 holds corners as {@code lon lat; lon lat; …}, boats as a
 * table. A file comes in whole or not at all: what is wrong is named by line, and a dry run names it without storing anything.
 * What a file brought can be taken back as long as nobody has worked with it.
 */
@Component
public class PlotFiles {
    private static final int MOST_FAULTS = 500;
    private static final int MOST_ROWS = 20_000;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final Plots plots;
    private final JsonMapper json;

    /** What is wrong where; {@code about} is the value or the reason in words. */
    public record Fault(long line, String field, String reason, String about) {}

    /** What a file is; {@code batch} is null when nothing was stored. */
    public record Outcome(
            String name,
            int rows,
            List<Fault> faults,
            @Nullable UUID batch) {}

    /** A file that was taken. */
    public record Batch(UUID id, String kind, String name, int brought, Instant at, boolean undone) {}

    private record Wrong(String field, String reason, String about) {}

    PlotFiles(JdbcClient jdbc, CountyCode county, Clock clock, Timeline timeline, Plots plots, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.plots = plots;
        this.json = json;
    }

    /**
     * Takes a file, or looks at it.
     *
     * @param kind {@code plots} or {@code boats}
     * @param file where it lies
     * @param name what its bringer calls it
     * @param dry true to look only
     */
    @Transactional
    public Outcome take(Viewer viewer, String kind, Path file, String name, boolean dry) {
        viewer.require(Permission.SEA_EDIT, county.value());
        if (!kind.equals("plots") && !kind.equals("boats")) throw new SeaRefused("kind", "unknown");
        var faults = new ArrayList<Fault>();
        var plotEntries = new ArrayList<Plot.Entry>();
        var boatEntries = new ArrayList<Boat.Entry>();
        int rows = read(kind, file, name, plotEntries, boatEntries, faults);
        if (rows == 0 && faults.isEmpty()) faults.add(new Fault(1, "", "nothing-in-it", ""));
        if (dry || !faults.isEmpty()) return new Outcome(name, rows, faults, null);
        UUID batch = jdbc.sql("""
                        insert into sea.batch (county, kind, name, sha256, brought, by_account, at)
                        values (:county, :kind, :name, :hash, :brought, :by, :now) returning id""")
                .param("county", county.value())
                .param("kind", kind)
                .param("name", name)
                .param("hash", hash(file))
                .param("brought", rows)
                .param("by", viewer.account())
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .single();
        for (var entry : plotEntries) {
            UUID id = plots.insert(entry, batch, viewer.account());
            timeline.append(
                    new ObjectRef("plot", id),
                    viewer.actor(),
                    "plot.entered",
                    Map.of("number", entry.number().strip(), "batch", batch),
                    null);
        }
        for (var entry : boatEntries) {
            UUID id = plots.insert(entry, batch);
            timeline.append(
                    new ObjectRef("boat", id),
                    viewer.actor(),
                    "boat.entered",
                    Map.of("plots", entry.plots(), "batch", batch),
                    null);
        }
        plots.changed();
        return new Outcome(name, rows, faults, batch);
    }

    /** Files taken, newest first, at most 100. */
    public List<Batch> batches() {
        return jdbc.sql(
                        "select id, kind, name, brought, at, undone_at is not null as undone from sea.batch where county = :county order by at desc limit 100")
                .param("county", county.value())
                .query((r, i) -> new Batch(
                        r.getObject("id", UUID.class),
                        r.getString("kind"),
                        r.getString("name"),
                        r.getInt("brought"),
                        r.getObject("at", OffsetDateTime.class).toInstant(),
                        r.getBoolean("undone")))
                .list();
    }

    /** Takes back what a file brought. @throws SeaRefused when a plot of it was drawn anew, or was taken back already */
    @Transactional
    public void undo(Viewer viewer, UUID batch) {
        viewer.require(Permission.SEA_EDIT, county.value());
        Boolean undone = jdbc.sql(
                        "select undone_at is not null from sea.batch where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", batch)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NoSuchAtSea("sea-batch", batch));
        if (undone) throw new SeaRefused("batch", "undone-already");
        int changed = jdbc.sql(
                        "select count(*) from sea.plot where county = :county and batch = :batch and version > 1")
                .param("county", county.value())
                .param("batch", batch)
                .query(Integer.class)
                .single();
        if (changed > 0) throw new SeaRefused("batch", "changed-since");
        for (String table : List.of("plot", "boat")) {
            List<UUID> gone = jdbc.sql(
                            "update sea." + table
                                    + " set withdrawn_at = :now where county = :county and batch = :batch and withdrawn_at is null returning id")
                    .param("now", utc(clock.instant()))
                    .param("county", county.value())
                    .param("batch", batch)
                    .query(UUID.class)
                    .list();
            for (UUID id : gone) {
                timeline.append(
                        new ObjectRef(table, id), viewer.actor(), table + ".withdrawn", Map.of("batch", batch), null);
            }
        }
        jdbc.sql("update sea.batch set undone_at = :now where county = :county and id = :id")
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", batch)
                .update();
        plots.changed();
    }

    // ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────

    private int read(
            String kind,
            Path file,
            String name,
            List<Plot.Entry> plotEntries,
            List<Boat.Entry> boatEntries,
            List<Fault> faults) {
        try {
            if (kind.equals("plots") && looksLikeJson(file)) return geoJson(file, plotEntries, faults);
            return table(kind, file, name, plotEntries, boatEntries, faults);
        } catch (IOException e) {
            throw new SeaRefused("file", "not-readable");
        } catch (UnreadableFile e) {
            faults.add(new Fault(1, "", "not-readable", e.getMessage() == null ? "" : e.getMessage()));
            return 0;
        } catch (JacksonException e) {
            faults.add(new Fault(
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                    "",
                    "no-geojson",
                    e.getOriginalMessage()));
            return 0;
        }
    }

    private static boolean looksLikeJson(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(64)) {
                if (b == '{') return true;
                if (b > ' ') return false; // a mark at the beginning is negative
            }
        }
        return false;
    }

    private int geoJson(Path file, List<Plot.Entry> entries, List<Fault> faults) {
        var numbers = taken();
        int rows = 0;
        try (var parser = json.createParser(file.toFile())) {
            boolean features = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!features) {
                    features = token == JsonToken.START_ARRAY && "features".equals(parser.currentName());
                    continue;
                }
                if (token == JsonToken.END_ARRAY) break;
                long line = parser.currentTokenLocation().getLineNr();
                JsonNode feature = parser.readValueAsTree();
                if (++rows > MOST_ROWS) {
                    faults.add(new Fault(line, "", "too-many-rows", String.valueOf(MOST_ROWS)));
                    break;
                }
                JsonNode p = feature.path("properties");
                Cells cells = names -> {
                    for (String each : names) {
                        JsonNode value = p.path(each);
                        if (!value.isMissingNode() && !value.isNull()) return value.asString("");
                    }
                    return "";
                };
                plot(cells, () -> Outline.ofGeoJson(feature.path("geometry")), line, numbers, entries, faults);
            }
            if (!features) faults.add(new Fault(1, "", "no-features", ""));
        }
        return rows;
    }

    private int table(
            String kind,
            Path file,
            String name,
            List<Plot.Entry> plotEntries,
            List<Boat.Entry> boatEntries,
            List<Fault> faults)
            throws IOException {
        int rows = 0;
        try (var sheet = SheetFile.open(file, name, SheetFile.Reading.AS_FOUND);
                var reader = sheet.rows(sheet.sheets().getFirst())) {
            Row head = reader.next();
            if (head == null) return 0;
            var columns = new Columns(head);
            var numbers = taken();
            var names = new HashSet<String>();
            var mmsis = new HashSet<Integer>();
            for (var boat : allBoats()) {
                names.add(boat.name());
                if (boat.mmsi() != null) mmsis.add(boat.mmsi());
            }
            String needed = kind.equals("plots") ? "编号" : "船名";
            if (columns.find(kind.equals("plots") ? new String[] {"编号", "number"} : new String[] {"船名", "name"}) < 0) {
                faults.add(new Fault(head.line(), needed, "column-missing", needed));
                return 0;
            }
            for (Row row = reader.next(); row != null; row = reader.next()) {
                if (row.isBlank()) continue;
                if (++rows > MOST_ROWS) {
                    faults.add(new Fault(row.line(), "", "too-many-rows", String.valueOf(MOST_ROWS)));
                    break;
                }
                Row here = row;
                Cells cells = titles -> {
                    int index = columns.find(titles);
                    return index < 0 ? "" : here.field(index).strip();
                };
                if (kind.equals("plots")) {
                    plot(cells, () -> corners(cells.of("坐标", "outline")), row.line(), numbers, plotEntries, faults);
                } else {
                    boat(cells, row.line(), numbers, names, mmsis, boatEntries, faults);
                }
            }
        }
        return rows;
    }

    @FunctionalInterface
    private interface Cells {
        String of(String... names);
    }

    @FunctionalInterface
    private interface Drawn {
        Outline outline();
    }

    private void plot(
            Cells cells, Drawn drawn, long line, Set<String> numbers, List<Plot.Entry> entries, List<Fault> faults) {
        if (faults.size() >= MOST_FAULTS) return;
        try {
            String number = cells.of("number", "编号");
            String mu = cells.of("mu", "面积(亩)", "面积", "亩");
            String state = cells.of("state", "状态");
            var entry = new Plot.Entry(
                    number,
                    or(cells.of("name", "名称"), number),
                    cells.of("area", "区域代码", "区域"),
                    mu.isEmpty() ? null : number("mu", mu),
                    cells.of("holder", "持有人"),
                    cells.of("holderCode", "持有人代码"),
                    or(cells.of("licence", "养殖证"), null),
                    day("licenceFrom", cells.of("licenceFrom", "证期起")),
                    day("licenceUntil", cells.of("licenceUntil", "证期止")),
                    state.isEmpty() ? Plot.State.SURVEYED : state(state),
                    drawn.outline());
            plots.check(entry);
            if (!numbers.add(number.strip())) throw new SeaRefused("number", "taken");
            entries.add(entry);
        } catch (NotAFence e) {
            faults.add(new Fault(
                    line,
                    "outline",
                    "not-a-polygon",
                    e.reason() + " (" + (e.ring() + 1) + "/" + (e.corner() + 1) + ")"));
        } catch (SeaRefused e) {
            faults.add(new Fault(
                    line,
                    String.valueOf(e.detail().get("field")),
                    String.valueOf(e.detail().get("reason")),
                    ""));
        }
    }

    private void boat(
            Cells cells,
            long line,
            Set<String> numbers,
            Set<String> names,
            Set<Integer> mmsis,
            List<Boat.Entry> entries,
            List<Fault> faults) {
        if (faults.size() >= MOST_FAULTS) return;
        try {
            String mmsi = cells.of("mmsi");
            String length = cells.of("lengthMetres", "船长(米)", "船长");
            String duty = cells.of("duty", "用途");
            String served = cells.of("plots", "服务桁地", "桁地");
            var entry = new Boat.Entry(
                    cells.of("name", "船名"),
                    mmsi.isEmpty() ? null : (int) number("mmsi", mmsi),
                    length.isEmpty() ? null : number("lengthMetres", length),
                    switch (duty) {
                        case "", "养殖", "farm" -> Boat.Duty.FARM;
                        case "巡护", "执法", "patrol" -> Boat.Duty.PATROL;
                        case "其他", "other" -> Boat.Duty.OTHER;
                        default -> throw new SeaRefused("duty", "unknown");
                    },
                    or(cells.of("holderCode", "持有人代码"), null),
                    Boat.State.VALID,
                    served.isEmpty()
                            ? List.of()
                            : Arrays.stream(served.split("[;；、\\s]+"))
                                    .distinct()
                                    .toList());
            plots.check(entry);
            for (String plot : entry.plots()) {
                if (!numbers.contains(plot)) throw new SeaRefused("plots", "unknown-plot");
            }
            if (!names.add(entry.name())) throw new SeaRefused("name", "taken");
            if (entry.mmsi() != null && !mmsis.add(entry.mmsi())) throw new SeaRefused("mmsi", "taken");
            entries.add(entry);
        } catch (SeaRefused e) {
            faults.add(new Fault(
                    line,
                    String.valueOf(e.detail().get("field")),
                    String.valueOf(e.detail().get("reason")),
                    ""));
        }
    }

    private static Outline corners(String text) {
        if (text.isBlank()) throw new SeaRefused("outline", "missing");
        var ring = new ArrayList<Double>();
        for (String corner : text.split("[;；]")) {
            String[] parts = corner.strip().split("[\\s,，]+");
            if (parts.length != 2) throw new SeaRefused("outline", "not-a-coordinate");
            for (String part : parts) ring.add(number("outline", part));
        }
        return Outline.ofDegrees(
                List.of(ring.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static double number(String field, String text) {
        try {
            return Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            throw new SeaRefused(field, "not-a-number");
        }
    }

    private static @Nullable LocalDate day(String field, String text) {
        if (text.isBlank()) return null;
        try {
            return LocalDate.parse(text.strip().replace('/', '-'));
        } catch (DateTimeParseException e) {
            throw new SeaRefused(field, "not-a-day");
        }
    }

    private static Plot.State state(String text) {
        return switch (text) {
            case "已测量" -> Plot.State.SURVEYED;
            case "已发证" -> Plot.State.LICENSED;
            case "已挂苗" -> Plot.State.STOCKED;
            case "养成中" -> Plot.State.GROWING;
            case "收获中" -> Plot.State.HARVESTING;
            case "空置" -> Plot.State.FALLOW;
            case "已转让" -> Plot.State.TRANSFERRED;
            case "已到期" -> Plot.State.EXPIRED;
            default -> {
                try {
                    yield Plot.State.valueOf(text.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw new SeaRefused("state", "unknown");
                }
            }
        };
    }

    private static String or(String text, @Nullable String other) {
        return text.isBlank() ? (other == null ? "" : other) : text;
    }

    private Set<String> taken() {
        var numbers = new HashSet<String>();
        plots.all().forEach(plot -> numbers.add(plot.number()));
        return numbers;
    }

    private List<Boat> allBoats() {
        var all = new ArrayList<Boat>();
        for (int page = 0; ; page++) {
            var some = plots.boats("", page, 200);
            all.addAll(some);
            if (some.size() < 200) return all;
        }
    }

    private static byte[] hash(Path file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
