// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShoresTests {
    @Test
    void aTileServerIsNamedByItsOriginAndAPathOfThisOfficeByNone() {
        assertThat(new ChartSettings("https://tiles.example:8443/a/{z}/{x}/{y}.png", "", 256).origin())
                .isEqualTo("https://tiles.example:8443");
        assertThat(new ChartSettings("/tiles/{z}/{x}/{y}.png", "", 256).origin())
                .isEmpty();
        assertThat(new ChartSettings("", "", 256).origin()).isEmpty();
    }

    @Test
    void anAddressThatNoTileCouldComeFromIsRefusedAtTheStart() {
        for (String wrong : new String[] {
            "https://tiles.example/a.png",
            "ftp://tiles.example/{z}/{x}/{y}",
            "https://a.example/{z}/{x}/{y}; script-src *"
        }) {
            assertThatThrownBy(() -> new ChartSettings(wrong, "", 256)).hasMessageContaining("anlan.chart.tiles");
        }
    }
}
