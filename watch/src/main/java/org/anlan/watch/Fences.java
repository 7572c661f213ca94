// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.anlan.watch.internal.Grid;
import org.anlan.watch.internal.Polygon;
import org.jspecify.annotations.Nullable;

/** Many fences, indexed: which of them contain a place is told in the time of a look at the chart. Immutable. */
public final class Fences {
    private static final int DATE_LINE = 1_800_000_000;
    private static final long ROUND = 3_600_000_000L;

    private final Fence[] fences;
    private final Grid grid;
    private final int beyond;

    private Fences(Fence[] fences) {
        this.fences = fences;
        var polygons = new Polygon[fences.length];
        int east = DATE_LINE;
        for (int n = 0; n < fences.length; n++) {
            polygons[n] = fences[n].polygon();
            east = Math.max(east, polygons[n].east);
        }
        beyond = east;
        grid = new Grid(polygons);
    }

    /** Builds the index. @throws IllegalArgumentException if two fences have one id */
    public static Fences of(Collection<Fence> fences) {
        var sorted = fences.stream().sorted(Comparator.comparingLong(Fence::id)).toArray(Fence[]::new);
        for (int n = 1; n < sorted.length; n++) {
            if (sorted[n].id() == sorted[n - 1].id())
                throw new IllegalArgumentException("two fences with id " + sorted[n].id());
        }
        return new Fences(sorted);
    }

    /** How many. */
    public int size() {
        return fences.length;
    }

    /** The fence at an index, in ascending order of ids. */
    public Fence get(int index) {
        return fences[index];
    }

    /** The fence of an id, or null. */
    public @Nullable Fence find(long id) {
        int low = 0, high = fences.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (fences[middle].id() == id) return fences[middle];
            if (fences[middle].id() < id) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /**
     * Which fences contain a place.
     *
     * @param into takes their indexes in ascending order; as long as there are fences, or as can lie on each other
     * @return how many
     */
    public int at(int lonE7, int latE7, int[] into) {
        int used = grid.at(lonE7, latE7, into);
        if (lonE7 + ROUND > beyond) return used;
        // the same place, written on beyond 180 degrees east
        var more = new int[fences.length];
        int found = grid.at((int) (lonE7 + ROUND), latE7, more);
        for (int n = 0; n < found; n++) {
            int at = used++;
            for (; at > 0 && into[at - 1] > more[n]; at--) into[at] = into[at - 1];
            into[at] = more[n];
        }
        return used;
    }

    /** The fences that contain a place, in ascending order of ids. */
    public List<Fence> at(int lonE7, int latE7) {
        var into = new int[fences.length];
        int used = at(lonE7, latE7, into);
        var found = new ArrayList<Fence>(used);
        for (int n = 0; n < used; n++) found.add(fences[into[n]]);
        return found;
    }

    /** The indexes of all fences that a box can meet, in ascending order, and perhaps some more. */
    int[] near(int west, int south, int east, int north) {
        return grid.near(west, south, east, north);
    }

    /** Whether some fence goes on beyond 180 degrees east to this longitude, written with 360 more. */
    boolean reachesBeyond(int lonE7) {
        return lonE7 + ROUND <= beyond;
    }
}
