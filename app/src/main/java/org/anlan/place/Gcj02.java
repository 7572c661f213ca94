// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

/**
 * The shift that Chinese web maps and phones put on coordinates (GCJ-02), and its undoing. Inside Anlan every coordinate
 * is WGS-84; this is used only at the edge, where a device says that it speaks GCJ-02. The shift was never published; the
 * formula used here is the one known from comparing both grids, good to about a metre. Outside the rectangle in which maps
 * are shifted nothing is changed. The county's whole sea lies inside it.
 */
public final class Gcj02 {
    /** Semi-major axis of the Krasovsky 1940 ellipsoid on which the shift is laid, metres. */
    private static final double AXIS_METRES = 6_378_245.0;
    /** Its first eccentricity, squared. */
    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;

    private Gcj02() {}

    /**
     * A point in degrees.
     *
     * @param lon degrees east
     * @param lat degrees north
     */
    public record Point(double lon, double lat) {}

    /**
     * What a Chinese web map would call a WGS-84 point.
     *
     * @param lon degrees east, WGS-84
     * @param lat degrees north, WGS-84
     */
    public static Point fromWgs84(double lon, double lat) {
        if (!isShifted(lon, lat)) {
            return new Point(lon, lat);
        }
        double x = lon - 105.0;
        double y = lat - 35.0;
        double phi = Math.toRadians(lat);
        double w = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        // metres per degree along the meridian and along the parallel
        double alongMeridian = Math.toRadians(AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w)));
        double alongParallel = Math.toRadians(AXIS_METRES / Math.sqrt(w) * Math.cos(phi));
        return new Point(lon + eastwardMetres(x, y) / alongParallel, lat + northwardMetres(x, y) / alongMeridian);
    }

    /**
     * The WGS-84 point behind a GCJ-02 one. The shift changes slowly, so repeating "what is left over" a few times comes
     * within a millimetre of the inverse.
     *
     * @param lon degrees east, GCJ-02
     * @param lat degrees north, GCJ-02
     */
    public static Point toWgs84(double lon, double lat) {
        double guessLon = lon;
        double guessLat = lat;
        for (int round = 0; round < 6; round++) {
            Point there = fromWgs84(guessLon, guessLat);
            guessLon += lon - there.lon();
            guessLat += lat - there.lat();
        }
        return new Point(guessLon, guessLat);
    }

    private static boolean isShifted(double lon, double lat) {
        return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
    }

    private static double northwardMetres(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + waves(y, 20, 1, 40, 3)
                + waves(y, 160, 12, 320, 30);
    }

    private static double eastwardMetres(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + waves(x, 20, 1, 40, 3)
                + waves(x, 150, 12, 300, 30);
    }

    private static double ripple(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }

    private static double waves(double v, double height1, double length1, double height2, double length2) {
        return (height1 * Math.sin(v / length1 * Math.PI) + height2 * Math.sin(v / length2 * Math.PI)) * 2 / 3;
    }
}
