// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes fences of any shape, some with a hole, some in each other. */
final class RandomFences {
    private RandomFences() {}

    static List<Fence> many(SplittableRandom random, int count, int span) {
        var fences = new ArrayList<Fence>();
        for (int n = 0; n < count; n++) {
            int size = Math.max(20, (int) (span * Math.exp(-3 * random.nextDouble()) / 2));
            fences.add(one(random, n + 1, random.nextInt(span), random.nextInt(span), size));
        }
        return fences;
    }

    /** A star around the middle of a box, tried again until it is a fence. */
    static Fence one(SplittableRandom random, long id, int x, int y, int size) {
        while (true) {
            int corners = 3 + random.nextInt(20);
            var outer = new int[2 * corners];
            var hole = new int[2 * corners];
            double turn = random.nextDouble() * 2 * Math.PI, share = .3 + .3 * random.nextDouble();
            for (int n = 0; n < corners; n++) {
                double angle = turn + 2 * Math.PI * (n + .8 * random.nextDouble()) / corners;
                double radius = size / 2.0 * (.4 + .6 * random.nextDouble());
                outer[2 * n] = x + size / 2 + (int) Math.round(radius * Math.cos(angle));
                outer[2 * n + 1] = y + size / 2 + (int) Math.round(radius * Math.sin(angle));
                hole[2 * n] = x + size / 2 + (int) Math.round(share * radius * Math.cos(angle));
                hole[2 * n + 1] = y + size / 2 + (int) Math.round(share * radius * Math.sin(angle));
            }
            try {
                return Fence.of(id, random.nextInt(4) == 0 ? List.of(outer, hole) : List.of(outer));
            } catch (NotAFence again) {
                // too few corners left after rounding, or a hole that touches
            }
        }
    }
}
