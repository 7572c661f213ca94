// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Tests {
    /** Published pairs of the two datums, quoted in many open conversions. */
    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069"
    })
    void shiftsKnownPointsToTheirKnownPlaces(double lon, double lat, double shiftedLon, double shiftedLat) {
        Gcj02.Point shifted = Gcj02.fromWgs84(lon, lat);
        assertThat(shifted.lon()).isCloseTo(shiftedLon, within(1e-9));
        assertThat(shifted.lat()).isCloseTo(shiftedLat, within(1e-9));
        Gcj02.Point back = Gcj02.toWgs84(shiftedLon, shiftedLat);
        assertThat(back.lon()).isCloseTo(lon, within(1e-8));
        assertThat(back.lat()).isCloseTo(lat, within(1e-8));
    }

    @Test
    void undoesTheShiftAnywhereInTheCountysSea() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double lon = 121.5 + random.nextDouble() * 2;
            double lat = 30.2 + random.nextDouble();
            Gcj02.Point shifted = Gcj02.fromWgs84(lon, lat);
            Gcj02.Point back = Gcj02.toWgs84(shifted.lon(), shifted.lat());
            assertThat(Math.hypot(back.lon() - lon, back.lat() - lat))
                    .as("seed %d, %f %f", seed, lon, lat)
                    .isLessThan(1e-8);
            assertThat(Math.hypot(shifted.lon() - lon, shifted.lat() - lat))
                    .as("the shift is some hundred metres, seed %d", seed)
                    .isBetween(0.001, 0.01);
        }
    }

    @Test
    void leavesPointsOutsideTheShiftedRectangleAlone() {
        assertThat(Gcj02.fromWgs84(4.9, 52.37)).isEqualTo(new Gcj02.Point(4.9, 52.37));
        assertThat(Gcj02.toWgs84(4.9, 52.37)).isEqualTo(new Gcj02.Point(4.9, 52.37));
    }
}
