// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is drawn of the demo county; the pictures are left in {@code target/charts} to be looked at. */
@OfficeTest(sample = true)
class ChartsTests {
    private static final int LARGEST_GZIPPED = 15_000;

    @Autowired
    Charts charts;

    @Autowired
    Places places;

    @Autowired
    PlacePicker picker;

    @Autowired
    MockMvcTester mvc;

    @Test
    void theCountysChartNamesEveryIslandOnce() throws Exception {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            String svg = charts.county(locale, null);
            look("county-" + locale.getLanguage(), "/map/county.svg", locale);
            for (Area island : places.islands()) {
                assertThat(svg).containsOnlyOnce(">" + island.name(locale) + "</text>");
            }
            wellFormedAndSmall(svg);
        }
    }

    @Test
    void everyIslandsChartNamesItsVillages() throws Exception {
        for (Area island : places.islands()) {
            String svg = charts.island(island.code(), Locale.SIMPLIFIED_CHINESE, null);
            look(island.code(), "/map/" + island.code() + ".svg", Locale.SIMPLIFIED_CHINESE);
            for (Area village : places.villagesOn(island.code())) {
                assertThat(svg).as("%s", island).contains(">" + village.name() + "</text>");
            }
            wellFormedAndSmall(svg);
        }
        assertThatThrownBy(() -> charts.island("330922202", Locale.ENGLISH, null))
                .isInstanceOf(UnknownArea.class);
    }

    @Test
    void aTapOnAnIslandLeadsToItsPlaceInTheList() {
        String svg = picker.chart(Locale.SIMPLIFIED_CHINESE);
        var islands = picker.islands("330922202202001", Locale.SIMPLIFIED_CHINESE);
        assertThat(islands).hasSize(16).allSatisfy(i -> {
            assertThat(svg).contains("href=\"#on-" + i.code() + "\"");
            assertThat(i.villages()).isNotEmpty();
        });
        assertThat(islands.stream().filter(PlacePicker.Island::open))
                .extracting(PlacePicker.Island::code)
                .containsExactly("I05");
        assertThat(islands.stream().flatMap(i -> i.villages().stream()).filter(PlacePicker.Village::chosen))
                .extracting(PlacePicker.Village::code)
                .containsExactly("330922202202");
    }

    @Test
    void theChartsAreServedAsPicturesToAnybody() {
        assertThat(mvc.get().uri("/map/county.svg")).hasStatusOk().hasContentTypeCompatibleWith("image/svg+xml");
        assertThat(mvc.get().uri("/map/I05.svg")).hasStatusOk().bodyText().contains("fill=\"#EFE5C8\"", "data-box=");
        assertThat(mvc.get().uri("/map/I05.svg?plain=true")).bodyText().doesNotContain("#EFE5C8");
        assertThat(mvc.get().uri("/map/I77.svg")).hasStatus(404);
    }

    private static void wellFormedAndSmall(String svg) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(svg.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(LARGEST_GZIPPED);
    }

    private void look(String name, String address, Locale locale) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        assertThat(mvc.get().uri(address).locale(locale).header("Accept-Language", locale.toLanguageTag()))
                .hasStatusOk()
                .bodyText()
                .satisfies(svg -> {
                    Files.writeString(folder.resolve(name + ".svg"), svg);
                });
    }
}
