// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/** Rings that are no polygon, with the reason and the place, so that somebody can correct the drawing. */
public final class NotAFence extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int ring;
    private final int corner;

    NotAFence(long fence, String reason, int ring, int corner) {
        super("fence " + fence + ", ring " + (ring + 1) + ", corner " + (corner + 1) + ": " + reason);
        this.reason = reason;
        this.ring = ring;
        this.corner = corner;
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }

    /** In which ring, from 0; the outer one is 0. */
    public int ring() {
        return ring;
    }

    /** At which corner, from 0. */
    public int corner() {
        return corner;
    }
}
