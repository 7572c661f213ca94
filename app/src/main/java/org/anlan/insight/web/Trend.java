// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlan.insight.FigureView;
import org.anlan.insight.Value;
import org.jspecify.annotations.Nullable;

/**
 * A line of published values, ready to be drawn in a box of 660 by 200. It starts at zero so that no bar is cut off, and
 * breaks where the definition changed or a value is not shown.
 *
 * @param lines the unbroken stretches, as points of an SVG polyline
 * @param bands the interval around each stretch, as points of a polygon
 * @param dots one for each value that is shown
 * @param ticks the horizontal lines
 * @param labels what stands below
 */
record Trend(List<String> lines, List<String> bands, List<Dot> dots, List<Tick> ticks, List<Label> labels) {
    private static final double LEFT = 52;
    private static final double RIGHT = 640;
    private static final double TOP = 14;
    private static final double BOTTOM = 170;

    /** A value. */
    record Dot(double x, double y, String text, boolean last) {}

    /** A horizontal line. */
    record Tick(double y, String text) {}

    /** A word below the line. */
    record Label(double x, String text) {}

    static @Nullable Trend of(List<FigureView.Point> points, boolean rate) {
        if (points.isEmpty()) {
            return null;
        }
        double most = rate ? 100 : top(points);
        var trend = new Trend(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i <= 4; i++) {
            double at = most * i / 4;
            trend.ticks.add(new Tick(y(at, most), number(at) + (rate ? "%" : "")));
        }
        var line = new StringBuilder();
        var above = new StringBuilder();
        List<String> below = new ArrayList<>();
        int version = points.getFirst().version();
        for (int i = 0; i < points.size(); i++) {
            FigureView.Point point = points.get(i);
            double x = points.size() == 1 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * i / (points.size() - 1);
            trend.labels.add(new Label(x, shortened(point)));
            Double value = value(point.value(), rate);
            if (value == null || point.version() != version) {
                trend.end(line, above, below);
            }
            version = point.version();
            if (value != null) {
                double y = y(value, most);
                line.append(xy(x, y));
                Value.Counted counted = point.value().readings().getFirst();
                if (counted.low() != null && counted.high() != null) {
                    above.append(xy(x, y(counted.high(), most)));
                    below.addFirst(xy(x, y(counted.low(), most)));
                }
                trend.dots.add(new Dot(x, y, number(value) + (rate ? "%" : ""), i == points.size() - 1));
            }
        }
        trend.end(line, above, below);
        return trend;
    }

    private void end(StringBuilder line, StringBuilder above, List<String> below) {
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        if (!above.isEmpty()) {
            bands.add((above + String.join("", below)).strip());
        }
        line.setLength(0);
        above.setLength(0);
        below.clear();
    }

    private static double top(List<FigureView.Point> points) {
        double most = 4;
        for (FigureView.Point point : points) {
            Double value = value(point.value(), false);
            most = value == null ? most : Math.max(most, value);
        }
        double step = Math.pow(10, Math.floor(Math.log10(most)));
        return Math.ceil(most / step) * step;
    }

    private static @Nullable Double value(Value value, boolean rate) {
        if (value.withheld() || value.readings().isEmpty()) {
            return null;
        }
        Value.Counted counted = value.readings().getFirst();
        return rate ? counted.share() : Double.valueOf(counted.n());
    }

    private static double y(double value, double most) {
        return BOTTOM - (BOTTOM - TOP) * value / most;
    }

    private static String xy(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The month's number, or the whole code for longer spans. */
    private static String shortened(FigureView.Point point) {
        return point.code().matches("\\d{4}-\\d{2}") ? point.code().substring(2) : point.code();
    }
}
