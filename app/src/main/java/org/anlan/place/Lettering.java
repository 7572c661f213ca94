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

    /**
     * A place for a name beside a thing.
     *
     * @param thing the box of what it names
     * @param name the name
     * @param size height of the letters
     * @param inside whether it may also stand on the thing, if that is large enough
     */
    @Nullable
    Spot place(Envelope thing, String name, double size, boolean inside) {
        double w = width(name, size);
        double h = size * 1.15;
        double cx = thing.centre().x;
        double cy = thing.centre().y;
        List<double[]> corners = new ArrayList<>();
        if (inside && thing.getWidth() > w * 1.15 && thing.getHeight() > h * 1.3) {
            corners.add(new double[] {cx - w / 2, cy - h / 2});
        }
        for (double away = GAP; away < 40; away += 6) {
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
            Envelope box = new Envelope(corner[0], corner[0] + w, corner[1], corner[1] + h);
            if (frame.contains(box) && taken.stream().noneMatch(t -> t != thing && t.intersects(box))) {
                taken.add(box);
                return new Spot(corner[0], corner[1] + size * 0.95, box);
            }
        }
        return null;
    }
}
