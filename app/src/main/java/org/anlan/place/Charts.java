// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Draws the county and its islands as SVG, with the classes of the house's sea chart ({@code chart}, {@code land},
 * {@code shore}): small, without script, readable as a list beside it. The outlines are coarse; they show where, and decide
 * nothing about rights.
 */
@Component
public class Charts {
    /** How wide every chart is drawn; it scales with the page. */
    static final double WIDTH = 430;

    private static final double GAP = 6;
    private static final double NAME_SIZE = 17;
    private static final double SMALL_SIZE = 14;
    private static final double SCALE_SIZE = 12;
    private static final int MOST_LANDMARKS = 14;
    private static final double MOSTLY_ON_LAND = 0.65;

    private final Places places;
    private final Backdrop backdrop;
    private final MessageSource messages;
    private final Map<Key, String> drawn = new ConcurrentHashMap<>();
    private volatile long drawnFrom = -1;

    private record Key(
            String area, boolean english, @Nullable String chosen, boolean linked) {}

    Charts(Places places, Backdrop backdrop, MessageSource messages) {
        this.places = places;
        this.backdrop = backdrop;
        this.messages = messages;
    }

    /**
     * The county's overview: every inhabited island with its name.
     *
     * @param locale the reader's language
     * @param href where a tap on an island leads, given its code; null draws a picture without links
     * @return an {@code svg} element
     */
    public String county(Locale locale, @Nullable UnaryOperator<String> href) {
        return remembered("", locale, null, href, () -> drawCounty(locale, href));
    }

    /**
     * One island with its villages, piers and other landmarks.
     *
     * @param island the island's code
     * @param locale the reader's language
     * @param href where a tap on a village leads, given its code; null draws a picture without links
     * @return an {@code svg} element
     * @throws UnknownArea when there is no such island or nobody drew it
     */
    public String island(String island, Locale locale, @Nullable UnaryOperator<String> href) {
        Area area = places.get(island);
        if (area.kind() != Area.Kind.ISLAND) {
            throw new UnknownArea(island);
        }
        return remembered(island, locale, null, href, () -> drawIsland(area, locale, href));
    }

    /**
     * Who has to be named beside every chart.
     *
     * @param locale the reader's language
     */
    public String credit(Locale locale) {
        return backdrop.credit(locale);
    }

    private String remembered(
            String area,
            Locale locale,
            @Nullable String chosen,
            @Nullable UnaryOperator<String> href,
            java.util.function.Supplier<String> draw) {
        long edition = places.edition();
        if (edition != drawnFrom) {
            drawn.clear();
            drawnFrom = edition;
        }
        // links are made of codes by a handful of callers; the first few characters tell them apart
        String way = href == null ? chosen : href.apply("I00");
        return drawn.computeIfAbsent(new Key(area, english(locale), way, href != null), k -> draw.get());
    }

    private String drawCounty(Locale locale, @Nullable UnaryOperator<String> href) {
        Map<String, Geometry> islands = places.outlines(Area.Kind.ISLAND);
        List<Projection> projections = new ArrayList<>();
        List<Frame> frames = backdrop.frames();
        if (frames.isEmpty()) {
            frames = List.of(around(islands.values()));
        }
        double below = layOut(frames, projections);
        StringBuilder svg = open(below, say("chart.county", locale, islands.size()), href != null, null);
        for (int i = 0; i < frames.size(); i++) {
            drawFrame(svg, frames.get(i), projections.get(i), islands, i, locale, href);
        }
        return svg.append("</svg>").toString();
    }

    /** The first frame takes the whole width; the others share one row at one height. Returns the height of it all. */
    private static double layOut(List<Frame> frames, List<Projection> projections) {
        Projection first = new Projection(frames.getFirst().box(), 0, 0, WIDTH);
        projections.add(first);
        if (frames.size() == 1) {
            return first.height();
        }
        List<Frame> rest = frames.subList(1, frames.size());
        double aspects =
                rest.stream().mapToDouble(f -> Projection.aspect(f.box())).sum();
        double height = (WIDTH - GAP * (rest.size() - 1)) / aspects;
        double left = 0;
        for (Frame frame : rest) {
            double width = height * Projection.aspect(frame.box());
            projections.add(new Projection(frame.box(), left, first.height() + GAP, width));
            left += width + GAP;
        }
        return first.height() + GAP + height;
    }

    private void drawFrame(
            StringBuilder svg,
            Frame frame,
            Projection projection,
            Map<String, Geometry> islands,
            int number,
            Locale locale,
            @Nullable UnaryOperator<String> href) {
        String clip = "f" + number;
        svg.append("<g><title>").append(escape(frame.name(locale))).append("</title>");
        svg.append("<clipPath id=\"chart-")
                .append(clip)
                .append("\">")
                .append(rect(projection, ""))
                .append("</clipPath>");
        svg.append("<g clip-path=\"url(#chart-").append(clip).append(")\">");
        StringBuilder others = new StringBuilder();
        for (Geometry land : backdrop.land(projection.box())) {
            others.append(projection.path(land));
        }
        StringBuilder all = new StringBuilder(others);
        Map<String, String> paths = new TreeMap<>();
        Map<String, Envelope> boxes = new TreeMap<>();
        islands.forEach((code, outline) -> {
            String path = projection.path(outline);
            if (!path.isEmpty()) {
                paths.put(code, path);
                boxes.put(code, drawnBox(projection, outline));
                all.append(path);
            }
        });
        svg.append("<path class=\"shore\" stroke-width=\"7\" d=\"").append(all).append("\"/>");
        if (!others.isEmpty()) {
            svg.append("<path class=\"land\" opacity=\".55\" stroke-width=\".8\" d=\"")
                    .append(others)
                    .append("\"/>");
        }
        svg.append("</g>");
        Lettering lettering = new Lettering(projection);
        boxes.values().forEach(lettering::keepFree);
        Envelope scale = scaleBox(projection);
        lettering.keepFree(scale);
        StringBuilder names = new StringBuilder();
        // large islands first: they have the least choice of where their names can stand
        boxes.entrySet().stream()
                .sorted((a, b) ->
                        Double.compare(b.getValue().getArea(), a.getValue().getArea()))
                .forEach(e -> {
                    Area island = places.get(e.getKey());
                    String name = island.name(locale);
                    Geometry outline = islands.get(e.getKey());
                    Lettering.Spot spot =
                            outline == null ? null : onLand(lettering, projection, outline, e.getValue(), name);
                    if (spot == null) {
                        spot = lettering.place(e.getValue(), name, NAME_SIZE, false);
                    }
                    if (spot == null && outline != null) {
                        spot = lettering.takeOver(inTheMiddle(projection, outline, name), NAME_SIZE);
                    }
                    if (spot == null) {
                        spot = lettering.squeeze(e.getValue(), name, NAME_SIZE);
                    }
                    thing(
                            svg,
                            names,
                            island.code(),
                            name,
                            paths.getOrDefault(e.getKey(), ""),
                            e.getValue(),
                            spot,
                            href);
                });
        svg.append(names);
        scale(svg, projection, scale, locale);
        if (number > 0) {
            svg.append(rect(projection, " class=\"route\" stroke-width=\"1\""));
        }
        svg.append("</g>");
    }

    /** The name in the middle of a large island, when the land carries most of it. */
    private static Lettering.@Nullable Spot onLand(
            Lettering lettering, Projection projection, Geometry outline, Envelope thing, String name) {
        Envelope letters = inTheMiddle(projection, outline, name);
        Envelope onEarth = projection.onEarth(letters);
        if (outline.getFactory().toGeometry(onEarth).intersection(outline).getArea()
                < MOSTLY_ON_LAND * onEarth.getArea()) {
            return null;
        }
        return lettering.take(letters, NAME_SIZE, thing);
    }

    private static Envelope inTheMiddle(Projection projection, Geometry outline, String name) {
        Coordinate middle = outline.getInteriorPoint().getCoordinate();
        return Lettering.around(projection.x(middle.x), projection.y(middle.y), name, NAME_SIZE);
    }

    private String drawIsland(Area island, Locale locale, @Nullable UnaryOperator<String> href) {
        Geometry outline = places.outline(island.code()).orElseThrow(() -> new UnknownArea(island.code()));
        Envelope box = outline.getEnvelopeInternal().copy();
        // a margin for piers that stand off the shore, and for names
        box.expandBy(Math.max(box.getWidth() * 0.12, 0.004), Math.max(box.getHeight() * 0.12, 0.003));
        double tooFlat = Projection.aspect(box) / 2.4;
        if (tooFlat > 1) {
            box.expandBy(0, box.getHeight() * (tooFlat - 1) / 2);
        }
        double tooTall = 1.1 / Projection.aspect(box);
        if (tooTall > 1) {
            box.expandBy(box.getWidth() * (tooTall - 1) / 2, 0);
        }
        Projection projection = new Projection(box, 0, 0, WIDTH);
        List<Area> villages = places.villagesOn(island.code());
        StringBuilder svg = open(
                projection.height(),
                say("chart.island", locale, island.name(locale), villages.size()),
                href != null,
                projection);
        StringBuilder others = new StringBuilder();
        for (Geometry land : backdrop.land(box)) {
            others.append(projection.path(land));
        }
        places.outlines(Area.Kind.ISLAND).forEach((code, other) -> {
            if (!code.equals(island.code())) {
                others.append(projection.path(other));
            }
        });
        String shore = projection.path(outline);
        svg.append("<path class=\"shore\" stroke-width=\"12\" d=\"")
                .append(shore)
                .append(others)
                .append("\"/>");
        if (!others.isEmpty()) {
            svg.append("<path class=\"land\" opacity=\".55\" stroke-width=\".8\" d=\"")
                    .append(others)
                    .append("\"/>");
        }
        svg.append("<path class=\"land\" stroke-width=\"1.6\" d=\"")
                .append(shore)
                .append("\"/>");
        Lettering lettering = new Lettering(projection);
        Envelope scale = scaleBox(projection);
        lettering.keepFree(scale);
        Map<String, Geometry> cells = places.outlines(Area.Kind.VILLAGE);
        StringBuilder names = new StringBuilder();
        for (Area village : villages) {
            Geometry cell = cells.get(village.code());
            String path = cell == null ? "" : projection.path(cell);
            boolean here = village.island() == null || village.island().equals(island.code());
            double x = projection.x(here ? village.lon() : island.lon());
            double y = projection.y(here ? village.lat() : island.lat());
            Envelope dot = new Envelope(x - 1, x + 1, y - 1, y + 1);
            String name = village.name(locale);
            Lettering.Spot spot = lettering.take(Lettering.around(x, y, name, NAME_SIZE), NAME_SIZE, dot);
            if (spot == null) {
                spot = lettering.place(dot, name, NAME_SIZE, false);
            }
            if (spot == null) {
                spot = lettering.squeeze(dot, name, NAME_SIZE);
            }
            thing(svg, names, village.code(), name, path, dot, spot, href);
        }
        landmarks(svg, names, island, projection, lettering, locale);
        svg.append(names);
        scale(svg, projection, scale, locale);
        return svg.append("</svg>").toString();
    }

    /** Piers first, then what else finds room; a mark without a name would only be a riddle. */
    private void landmarks(
            StringBuilder svg,
            StringBuilder names,
            Area island,
            Projection projection,
            Lettering lettering,
            Locale locale) {
        int room = MOST_LANDMARKS;
        for (boolean piers : new boolean[] {true, false}) {
            for (Landmark landmark : places.landmarks("")) {
                if (room == 0
                        || landmark.kind() == Landmark.Kind.LAMP
                        || (landmark.kind() == Landmark.Kind.PIER) != piers
                        || !island.code().equals(places.islandOf(landmark.area()))
                        || !projection.shows(landmark.lon(), landmark.lat())) {
                    continue;
                }
                double x = projection.x(landmark.lon());
                double y = projection.y(landmark.lat());
                Envelope dot = new Envelope(x - 4, x + 4, y - 4, y + 4);
                Lettering.Spot spot = lettering.place(dot, landmark.name(locale), SMALL_SIZE, true);
                if (spot == null) {
                    continue;
                }
                room--;
                if (piers) {
                    svg.append("<rect class=\"land\" stroke-width=\"1.6\" x=\"")
                            .append(Projection.number(x - 3))
                            .append("\" y=\"")
                            .append(Projection.number(y - 3))
                            .append("\" width=\"6\" height=\"6\"/>");
                } else {
                    svg.append("<circle class=\"land\" stroke-width=\"1.6\" cx=\"")
                            .append(Projection.number(x))
                            .append("\" cy=\"")
                            .append(Projection.number(y))
                            .append("\" r=\"2.6\"/>");
                }
                text(names, spot, landmark.name(locale), SMALL_SIZE, "two");
            }
        }
    }

    /**
     * One thing, a link when the chart has links. Its code is on it, so that a script can find it. The name is written
     * above everything else, and lets taps through to the thing it names.
     */
    private static void thing(
            StringBuilder svg,
            StringBuilder names,
            String code,
            String name,
            String path,
            Envelope box,
            Lettering.@Nullable Spot spot,
            @Nullable UnaryOperator<String> href) {
        if (href != null) {
            svg.append("<a href=\"")
                    .append(escape(href.apply(code)))
                    .append("\" data-area=\"")
                    .append(code)
                    .append("\" aria-label=\"")
                    .append(escape(name))
                    .append("\">");
        } else {
            svg.append("<g data-area=\"").append(code).append("\">");
        }
        if (!path.isEmpty()) {
            svg.append("<path class=\"land\" stroke-width=\"1.2\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
        if (spot != null) {
            if (href != null) {
                // a finger is wider than two characters
                Envelope finger = spot.box().copy();
                finger.expandBy(5, 6);
                svg.append("<rect fill=\"none\" pointer-events=\"all\" x=\"")
                        .append(Projection.number(finger.getMinX()))
                        .append("\" y=\"")
                        .append(Projection.number(finger.getMinY()))
                        .append("\" width=\"")
                        .append(Projection.number(finger.getWidth()))
                        .append("\" height=\"")
                        .append(Projection.number(finger.getHeight()))
                        .append("\"/>");
            }
            leader(names, box, spot);
            text(names, spot, name, NAME_SIZE, null);
        }
        svg.append(href != null ? "</a>" : "</g>");
    }

    /** A line from a name to what it names, when it stands further off. */
    private static void leader(StringBuilder svg, Envelope box, Lettering.Spot spot) {
        Envelope name = spot.box();
        double dx = Math.max(0, Math.max(box.getMinX() - name.getMaxX(), name.getMinX() - box.getMaxX()));
        double dy = Math.max(0, Math.max(box.getMinY() - name.getMaxY(), name.getMinY() - box.getMaxY()));
        if (Math.hypot(dx, dy) > 9) {
            double toX = box.centre().x;
            double toY = box.centre().y;
            svg.append("<path class=\"route\" stroke-width=\".8\" d=\"M")
                    .append(Projection.number(Math.clamp(toX, name.getMinX(), name.getMaxX())))
                    .append(' ')
                    .append(Projection.number(Math.clamp(toY, name.getMinY(), name.getMaxY())))
                    .append('L')
                    .append(Projection.number(toX))
                    .append(' ')
                    .append(Projection.number(toY))
                    .append("\"/>");
        }
    }

    private static void text(StringBuilder svg, Lettering.Spot spot, String name, double size, @Nullable String cls) {
        svg.append("<text pointer-events=\"none\" x=\"")
                .append(Projection.number(spot.x()))
                .append("\" y=\"")
                .append(Projection.number(spot.y()))
                .append("\" font-size=\"")
                .append(Projection.number(size))
                .append('"');
        if (cls != null) {
            svg.append(" class=\"").append(cls).append('"');
        }
        svg.append('>').append(escape(name)).append("</text>");
    }

    private StringBuilder open(double height, String label, boolean linked, @Nullable Projection projection) {
        StringBuilder svg = new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ")
                .append(Projection.number(WIDTH))
                .append(' ')
                .append(Projection.number(height))
                .append("\" role=\"")
                .append(linked ? "group" : "img")
                .append("\" aria-label=\"")
                .append(escape(label))
                .append('"');
        if (projection != null) {
            // west, south, east, north: lets a script turn a tap into a point
            Envelope b = projection.box();
            svg.append(String.format(
                    Locale.ROOT,
                    " data-box=\"%.5f %.5f %.5f %.5f\"",
                    b.getMinX(),
                    b.getMinY(),
                    b.getMaxX(),
                    b.getMaxY()));
        }
        return svg.append('>');
    }

    private static String rect(Projection p, String more) {
        return "<rect" + more + " x=\"" + Projection.number(p.left()) + "\" y=\"" + Projection.number(p.top())
                + "\" width=\"" + Projection.number(p.width()) + "\" height=\"" + Projection.number(p.height())
                + "\"/>";
    }

    private static Envelope drawnBox(Projection p, Geometry outline) {
        Envelope b = outline.getEnvelopeInternal();
        return new Envelope(p.x(b.getMinX()), p.x(b.getMaxX()), p.y(b.getMaxY()), p.y(b.getMinY()));
    }

    /** The longest of 0.5, 1, 2, 5, 10, 20 km that fits into a quarter of the frame. */
    private static double scaleKilometres(Projection p) {
        double best = 0.2;
        for (double km : new double[] {0.5, 1, 2, 5, 10, 20}) {
            if (km / p.kilometresPerPixel() <= p.width() / 3.2) {
                best = km;
            }
        }
        return best;
    }

    private static Envelope scaleBox(Projection p) {
        double bottom = p.top() + p.height() - 8;
        double width = Math.max(scaleKilometres(p) / p.kilometresPerPixel(), 34);
        return new Envelope(p.left() + 8, p.left() + 8 + width, bottom - 17, bottom);
    }

    private void scale(StringBuilder svg, Projection p, Envelope box, Locale locale) {
        double km = scaleKilometres(p);
        double width = km / p.kilometresPerPixel();
        svg.append("<path class=\"route\" stroke-width=\"1\" d=\"M")
                .append(Projection.number(box.getMinX()))
                .append(' ')
                .append(Projection.number(box.getMaxY() - 4))
                .append("v4h")
                .append(Projection.number(width))
                .append("v-4\"/>");
        String words = say("chart.scale", locale, km == Math.rint(km) ? String.valueOf((int) km) : String.valueOf(km));
        text(svg, new Lettering.Spot(box.getMinX(), box.getMaxY() - 6, box), words, SCALE_SIZE, "two");
    }

    private static Frame around(java.util.Collection<Geometry> islands) {
        Envelope box = new Envelope();
        islands.forEach(g -> box.expandToInclude(g.getEnvelopeInternal()));
        if (box.isNull()) {
            box.expandToInclude(0, 0);
        }
        box.expandBy(Math.max(box.getWidth() * 0.1, 0.01), Math.max(box.getHeight() * 0.1, 0.01));
        return new Frame(1, "", "", box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
