// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anlan.feeds.DepartmentReport.Kind;
import org.anlan.kernel.sheets.Dates;
import org.anlan.place.Gcj02;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the contract {@code anlan.department-report/1} from fields, whether they stood in a CSV row or in a JSON object.
 * Unknown fields are refused: a misspelt name would otherwise lose what it holds.
 */
final class ReportReader {
    static final String SCHEMA = "anlan.department-report/1";
    /** The fields, as CSV columns; JSON nests place and contact. */
    static final List<String> FIELDS = List.of(
            "id",
            "version",
            "kind",
            "occurred_at",
            "area",
            "place",
            "lon",
            "lat",
            "datum",
            "words",
            "urgent",
            "contact_name",
            "contact_phone",
            "routes",
            "reason",
            "source");

    private static final Map<String, String> OF_JSON = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("version", "version"),
            Map.entry("kind", "kind"),
            Map.entry("occurredAt", "occurred_at"),
            Map.entry("place.area", "area"),
            Map.entry("place.text", "place"),
            Map.entry("place.lon", "lon"),
            Map.entry("place.lat", "lat"),
            Map.entry("place.datum", "datum"),
            Map.entry("words", "words"),
            Map.entry("urgent", "urgent"),
            Map.entry("contact.name", "contact_name"),
            Map.entry("contact.phone", "contact_phone"),
            Map.entry("routes", "routes"),
            Map.entry("reason", "reason"),
            Map.entry("source", "source"));
    private static final Pattern ID = Pattern.compile("[\\p{Graph}\\p{L}]{1,100}");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{7,15}");
    private static final Set<String> REASONS = Set.of("wind", "fog", "waves", "typhoon", "vessel", "other");
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int LONGEST = 4_000;

    private final Dates dates;
    private final Clock clock;

    ReportReader(ZoneId zone, Clock clock) {
        this.dates = new Dates(zone);
        this.clock = clock;
    }

    /** A field that cannot be taken. The sentence is the message {@code feeds.fault.<reason>}. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String reason;
        private final String about;

        Wrong(String field, String reason, String about) {
            super(field + " " + reason);
            this.field = field;
            this.reason = reason;
            this.about = about.length() > 80 ? about.substring(0, 80) + "…" : about;
        }

        String field() {
            return field;
        }

        String reason() {
            return reason;
        }

        String about() {
            return about;
        }
    }

    /** The fields of a JSON object, under the names the CSV has. */
    static Map<String, String> fields(JsonNode report) throws Wrong {
        if (!report.isObject()) {
            throw new Wrong("", "no-object", report.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (var entry : report.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equals("schema")) {
                if (!SCHEMA.equals(value.asString(""))) {
                    throw new Wrong("schema", "other-schema", value.asString(""));
                }
            } else if ((name.equals("place") || name.equals("contact")) && value.isObject()) {
                for (var inner : value.properties()) {
                    put(fields, name + "." + inner.getKey(), inner.getValue());
                }
            } else {
                put(fields, name, value);
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) throws Wrong {
        String field = OF_JSON.get(name);
        if (field == null) {
            throw new Wrong(name, "unknown-field", name);
        }
        if (value.isArray() && field.equals("routes")) {
            fields.put(
                    field,
                    String.join(
                            ";", value.valueStream().map(n -> n.asString("")).toList()));
        } else if (value.isContainer()) {
            throw new Wrong(name, "not-a-value", "");
        } else if (!value.isNull()) {
            fields.put(field, value.asString());
        }
    }

    /** The number and version of fields, which must be there before anything else can be said. */
    Key key(Map<String, String> fields) throws Wrong {
        String id = text(fields, "id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new Wrong("id", id == null ? "missing" : "no-number", id == null ? "" : id);
        }
        String version = text(fields, "version");
        if (version == null) {
            return new Key(id, 1);
        }
        if (!version.matches("\\d{1,6}") || Integer.parseInt(version) < 1) {
            throw new Wrong("version", "no-version", version);
        }
        return new Key(id, Integer.parseInt(version));
    }

    /** What makes a report the same report. */
    record Key(String id, int version) {}

    /** Reads and checks everything. */
    DepartmentReport read(Map<String, String> fields) throws Wrong {
        for (String name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                throw new Wrong(name, "unknown-field", name);
            }
        }
        Key key = key(fields);
        Kind kind = kind(text(fields, "kind"));
        String at = text(fields, "occurred_at");
        if (at == null) {
            throw new Wrong("occurred_at", "missing", "");
        }
        Instant occurred = dates.moment(at, "").orElseThrow(() -> new Wrong("occurred_at", "no-moment", at));
        if (occurred.isAfter(clock.instant().plus(kind == Kind.SUSPENSION ? AHEAD : Duration.ofHours(1)))) {
            throw new Wrong("occurred_at", "in-the-future", at);
        }
        String words = text(fields, "words");
        if (words == null) {
            throw new Wrong("words", "missing", "");
        }
        if (words.length() > LONGEST) {
            throw new Wrong("words", "too-long", Integer.toString(LONGEST));
        }
        String phone = text(fields, "contact_phone");
        if (phone != null && !PHONE.matcher(phone.replaceAll("[\\s-]", "")).matches()) {
            throw new Wrong("contact_phone", "no-phone", "");
        }
        String named = text(fields, "routes");
        List<String> routes = named == null
                ? List.of()
                : Arrays.stream(named.split("[;；,，、]"))
                        .map(String::strip)
                        .filter(r -> !r.isEmpty())
                        .distinct()
                        .toList();
        String reason = text(fields, "reason");
        String source = text(fields, "source");
        if (kind == Kind.SUSPENSION) {
            if (routes.isEmpty()) {
                throw new Wrong("routes", "missing", "");
            }
            if (reason == null || !REASONS.contains(reason)) {
                throw new Wrong("reason", "no-reason", reason == null ? "" : reason);
            }
            if (source == null || source.length() > 200) {
                throw new Wrong("source", source == null ? "missing" : "too-long", "200");
            }
        }
        Gcj02.@Nullable Point point = point(fields);
        return new DepartmentReport(
                key.id(),
                key.version(),
                kind,
                occurred,
                text(fields, "area"),
                bounded(fields, "place", 200),
                point == null ? null : point.lon(),
                point == null ? null : point.lat(),
                words,
                yes(fields, "urgent"),
                bounded(fields, "contact_name", 60),
                phone == null ? null : phone.replaceAll("[\\s-]", ""),
                routes,
                reason,
                source);
    }

    private static Kind kind(@Nullable String word) throws Wrong {
        if (word == null) {
            return Kind.REPORT;
        }
        try {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Wrong("kind", "no-kind", word);
        }
    }

    private static Gcj02.@Nullable Point point(Map<String, String> fields) throws Wrong {
        String lon = text(fields, "lon");
        String lat = text(fields, "lat");
        if (lon == null && lat == null) {
            return null;
        }
        double x = degrees("lon", lon, 180);
        double y = degrees("lat", lat, 90);
        String datum = text(fields, "datum");
        if (datum == null || datum.equalsIgnoreCase("WGS-84") || datum.equalsIgnoreCase("CGCS2000")) {
            return new Gcj02.Point(x, y);
        }
        if (datum.equalsIgnoreCase("GCJ-02")) {
            return Gcj02.toWgs84(x, y);
        }
        throw new Wrong("datum", "no-datum", datum);
    }

    private static double degrees(String field, @Nullable String text, double most) throws Wrong {
        try {
            double degrees = text == null ? Double.NaN : Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // told below, with the field's name
        }
        throw new Wrong(field, "no-degrees", text == null ? "" : text);
    }

    private static boolean yes(Map<String, String> fields, String field) throws Wrong {
        String text = text(fields, field);
        if (text == null) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "是" -> true;
            case "false", "0", "no", "n", "否" -> false;
            default -> throw new Wrong(field, "neither-yes-nor-no", text);
        };
    }

    private static @Nullable String bounded(Map<String, String> fields, String field, int longest) throws Wrong {
        String text = text(fields, field);
        if (text != null && text.length() > longest) {
            throw new Wrong(field, "too-long", Integer.toString(longest));
        }
        return text;
    }

    private static @Nullable String text(Map<String, String> fields, String field) throws Wrong {
        String text = fields.get(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            throw new Wrong(field, "not-storable", "");
        }
        return text.strip();
    }
}
