// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Where a point of the earth falls on a drawing: a plane touching the middle of the frame, so that east-west and
 * north-south have the same scale. Good to a few per mille over one county.
 */
final class Projection {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double FINEST_PIXELS = 0.4;

    private final Envelope box;
    private final double left;
    private final double top;
    private final double width;
    private final double pixelsPerLon;
    private final double pixelsPerLat;

    /**
     * A projection of a box onto a rectangle of a given width; the height follows.
     *
     * @param box longitude and latitude
     * @param left where the rectangle begins
     * @param top where the rectangle begins
     * @param width how wide it is
     */
    Projection(Envelope box, double left, double top, double width) {
        this.box = box;
        this.left = left;
        this.top = top;
        this.width = width;
        this.pixelsPerLon = width / box.getWidth();
        this.pixelsPerLat = pixelsPerLon / Math.cos(Math.toRadians(box.centre().y));
    }

    /** Width divided by height of a box as it is drawn. */
    static double aspect(Envelope box) {
        return box.getWidth() * Math.cos(Math.toRadians(box.centre().y)) / box.getHeight();
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double width() {
        return width;
    }

    double height() {
        return box.getHeight() * pixelsPerLat;
    }

    Envelope box() {
        return box;
    }

    double x(double lon) {
        return left + (lon - box.getMinX()) * pixelsPerLon;
    }

    double y(double lat) {
        return top + (box.getMaxY() - lat) * pixelsPerLat;
    }

    /** The stretch of the earth under a box of the drawing. */
    Envelope onEarth(Envelope drawn) {
        return new Envelope(
                box.getMinX() + (drawn.getMinX() - left) / pixelsPerLon,
                box.getMinX() + (drawn.getMaxX() - left) / pixelsPerLon,
                box.getMaxY() - (drawn.getMinY() - top) / pixelsPerLat,
                box.getMaxY() - (drawn.getMaxY() - top) / pixelsPerLat);
    }

    boolean shows(double lon, double lat) {
        return box.contains(lon, lat);
    }

    /** How many kilometres one pixel is. */
    double kilometresPerPixel() {
        return METRES_PER_DEGREE / 1000 / pixelsPerLat;
    }

    /** The outline as the data of an SVG path, corners that nobody could see left out; empty when it lies outside. */
    String path(Geometry outline) {
        if (!outline.getEnvelopeInternal().intersects(box)) {
            return "";
        }
        Geometry coarse = DouglasPeuckerSimplifier.simplify(outline, FINEST_PIXELS / pixelsPerLat);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < coarse.getNumGeometries(); i++) {
            Geometry part = coarse.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                append(path, polygon.getExteriorRing(), true);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    append(path, polygon.getInteriorRingN(hole), true);
                }
            } else if (part instanceof LineString line) {
                append(path, line, false);
            }
        }
        return path.toString();
    }

    private void append(StringBuilder path, LineString line, boolean closed) {
        List<long[]> points = new ArrayList<>();
        Coordinate[] corners = line.getCoordinates();
        for (int i = 0; i < (closed ? corners.length - 1 : corners.length); i++) {
            long[] at = {Math.round(x(corners[i].x) * 10), Math.round(y(corners[i].y) * 10)};
            if (points.isEmpty() || at[0] != points.getLast()[0] || at[1] != points.getLast()[1]) {
                points.add(at);
            }
        }
        if (points.size() < (closed ? 3 : 2)) {
            return;
        }
        path.append('M').append(tenths(points.getFirst()[0]));
        pair(path, points.getFirst()[1]);
        path.append('l');
        for (int i = 1; i < points.size(); i++) {
            if (i > 1) {
                path.append(' ');
            }
            path.append(tenths(points.get(i)[0] - points.get(i - 1)[0]));
            pair(path, points.get(i)[1] - points.get(i - 1)[1]);
        }
        if (closed) {
            path.append('Z');
        }
    }

    private static void pair(StringBuilder path, long tenths) {
        // a minus sign parts two numbers by itself
        if (tenths >= 0) {
            path.append(' ');
        }
        path.append(tenths(tenths));
    }

    static String tenths(long tenths) {
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    static String number(double value) {
        return tenths(Math.round(value * 10));
    }
}
