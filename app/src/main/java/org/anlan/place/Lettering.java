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
    private static final double FURTHEST = 60;

    private final Envelope frame;
    private final List<Envelope> things = new ArrayList<>();
    private final List<Envelope> names = new ArrayList<>();

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
        things.add(box);
    }

    /** How wide a name will be, roughly: a Chinese character is as wide as it is high, a Latin letter little more than half. */
    static double width(String name, double size) {
        return name.codePoints()
                .mapToDouble(c -> c > 0x2E80 ? size : c == ' ' ? size * 0.34 : size * 0.62)
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
        return things.stream().anyMatch(t -> t != thing && t.intersects(box)) ? null : takeOver(box, size);
    }

    /** The wanted box, when no other name stands there, whatever else it covers; else null. */
    @Nullable
    Spot takeOver(Envelope box, double size) {
        if (!frame.contains(box) || names.stream().anyMatch(n -> n.intersects(box))) {
            return null;
        }
        names.add(box);
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
        for (Envelope box : boxesNear(thing, name, size, close ? size : FURTHEST)) {
            Spot spot = take(box, size, thing);
            if (spot != null) {
                return spot;
            }
        }
        return null;
    }

    /** A place for a name near a thing when there is none beside it: it may cover other things, but no other name. */
    @Nullable
    Spot squeeze(Envelope thing, String name, double size) {
        for (Envelope box : boxesNear(thing, name, size, FURTHEST)) {
            Spot spot = takeOver(box, size);
            if (spot != null) {
                return spot;
            }
        }
        return null;
    }

    /** Where to try: right, left, below, above, then between, and further and further off. */
    private static List<Envelope> boxesNear(Envelope thing, String name, double size, double furthest) {
        double w = width(name, size);
        double h = size * 1.15;
        List<Envelope> boxes = new ArrayList<>();
        for (double away = GAP; away < furthest; away += 6) {
            double right = thing.getMaxX() + away;
            double left = thing.getMinX() - away - w;
            double below = thing.getMaxY() + away;
            double above = thing.getMinY() - away - h;
            double acrossX = thing.centre().x - w / 2;
            double acrossY = thing.centre().y - h / 2;
            double[][] corners = {
                {right, acrossY},
                {left, acrossY},
                {acrossX, below},
                {acrossX, above},
                {right - GAP, below - GAP},
                {right - GAP, above + GAP},
                {left + GAP, below - GAP},
                {left + GAP, above + GAP}
            };
            for (double[] corner : corners) {
                boxes.add(new Envelope(corner[0], corner[0] + w, corner[1], corner[1] + h));
            }
        }
        return boxes;
    }
}
