// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds room for names on a chart: beside what they name, inside the frame, over no other name and over no other thing
 * that has one. Names are placed in the order asked for; a name without room is told so and stays in the list beside the
 * chart.
 */
final class Lettering {
    private static final double GAP = 3;

    private final Envelope frame;
    private final List<Envelope> taken = new ArrayList<>();

    Lettering(Projection projection) {
        this.frame = new Envelope(
                projection.left() + 2,
                projection.left() + projection.width() - 2,
                projection.top() + 2,
                projection.top() + projection.height() - 2);
    }

    /** Where a name stands: the left end and the foot of its letters, and the box it fills. */
    record Spot(double x, double y, Envelope box) {}

    void keepFree(Envelope box) {
        taken.add(box);
    }

    /** How wide a name will be, roughly: a Chinese character is as wide as it is high, a Latin letter little more than half. */
    static double width(String name, double size) {
        return name.codePoints()
                .mapToDouble(c -> c > 0x2E80 ? size : c == ' ' ? size * 0.3 : size * 0.56)
                .sum();
    }

    /** The box of a name whose middle stands on a point. */
    static Envelope around(double x, double y, String name, double size) {
        double w = width(name, size);
        double h = size * 1.15;
        return new Envelope(x - w / 2, x + w / 2, y - h / 2, y + h / 2);
    }

    /** The wanted box, when nothing but the thing itself stands there; else null. */
    @Nullable
    Spot take(Envelope box, double size, Envelope thing) {
        if (!frame.contains(box) || taken.stream().anyMatch(t -> t != thing && t.intersects(box))) {
            return null;
        }
        taken.add(box);
        return new Spot(box.getMinX(), box.getMinY() + size * 0.95, box);
    }

    /**
     * A place for a name beside a thing.
     *
     * @param thing the box of what it names
     * @param name the name
     * @param size height of the letters
     * @param close whether it may stand no further off than a line's height
     */
    @Nullable
    Spot place(Envelope thing, String name, double size, boolean close) {
        double w = width(name, size);
        double h = size * 1.15;
        double cx = thing.centre().x;
        double cy = thing.centre().y;
        List<double[]> corners = new ArrayList<>();
        for (double away = GAP; away < (close ? size : 60); away += 6) {
            corners.add(new double[] {thing.getMaxX() + away, cy - h / 2});
            corners.add(new double[] {thing.getMinX() - away - w, cy - h / 2});
            corners.add(new double[] {cx - w / 2, thing.getMaxY() + away});
            corners.add(new double[] {cx - w / 2, thing.getMinY() - away - h});
            corners.add(new double[] {thing.getMaxX() + away - GAP, thing.getMaxY() + away - GAP});
            corners.add(new double[] {thing.getMaxX() + away - GAP, thing.getMinY() - away - h + GAP});
            corners.add(new double[] {thing.getMinX() - away - w + GAP, thing.getMaxY() + away - GAP});
            corners.add(new double[] {thing.getMinX() - away - w + GAP, thing.getMinY() - away - h + GAP});
        }
        for (double[] corner : corners) {
            Spot spot = take(new Envelope(corner[0], corner[0] + w, corner[1], corner[1] + h), size, thing);
            if (spot != null) {
                return spot;
            }
        }
        return null;
    }
}
