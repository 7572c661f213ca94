// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.anlan.OfficeTest;
import org.anlan.kernel.Actor;
import org.anlan.kernel.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tree, points and search, on the demo county. */
@OfficeTest(sample = true)
class PlacesTests {
    private static final String COUNTY = "330922";
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @Autowired
    Places places;

    @Autowired
    Timeline timeline;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyAreaLiesInTheOneItsCodeContinues() {
        for (Area area : places.all()) {
            switch (area.kind()) {
                case COUNTY, ISLAND -> assertThat(area.parent()).isNull();
                case TOWNSHIP, VILLAGE, GRID -> {
                    assertThat(area.parent()).isNotNull();
                    assertThat(area.code())
                            .startsWith(area.parent())
                            .hasSize(area.kind().codeLength());
                    if (area.open()) { // a closed area stays known, but is no longer offered
                        assertThat(places.children(area.parent())).contains(area);
                    }
                }
            }
        }
        assertThat(places.children(COUNTY)).allSatisfy(township -> {
            assertThat(places.children(township.code())).isNotEmpty().allSatisfy(village -> {
                assertThat(places.children(village.code())).isNotEmpty();
                assertThat(places.islandOf(village.code())).isNotNull();
            });
        });
    }

    @Test
    void everyGridLiesInsideItsVillageAndOnItsIsland() {
        Map<String, Geometry> villages = places.outlines(Area.Kind.VILLAGE);
        Map<String, Geometry> islands = places.outlines(Area.Kind.ISLAND);
        Map<String, Geometry> grids = places.outlines(Area.Kind.GRID);
        assertThat(grids).hasSizeGreaterThan(100);
        grids.forEach((code, grid) -> {
            Area area = places.get(code);
            assertThat(grid.isValid()).isTrue();
            assertThat(villages.get(area.parent()).buffer(1e-9).covers(grid))
                    .as("%s in its village", area)
                    .isTrue();
            assertThat(islands.get(area.island()).buffer(1e-9).covers(grid))
                    .as("%s on its island", area)
                    .isTrue();
        });
    }

    @Test
    void gridsShareTheIslandsWithoutGapOrOverlap() {
        Map<String, Geometry> grids = places.outlines(Area.Kind.GRID);
        places.outlines(Area.Kind.ISLAND).forEach((island, shore) -> {
            double sum = grids.entrySet().stream()
                    .filter(g -> island.equals(places.islandOf(g.getKey())))
                    .mapToDouble(g -> g.getValue().getArea())
                    .sum();
            assertThat(sum / shore.getArea()).as(island).isBetween(0.999999, 1.000001);
        });
    }

    @Test
    void aPointOnLandBelongsToTheGridWhoseOutlineCoversIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Geometry> grids = places.outlines(Area.Kind.GRID);
        for (Geometry shore : places.outlines(Area.Kind.ISLAND).values()) {
            Envelope box = shore.getEnvelopeInternal();
            for (int i = 0; i < 10; i++) {
                double lon = box.getMinX() + random.nextDouble() * box.getWidth();
                double lat = box.getMinY() + random.nextDouble() * box.getHeight();
                var point = SHAPES.createPoint(new Coordinate(lon, lat));
                if (shore.contains(point)) {
                    Area grid = places.gridAt(lon, lat).orElseThrow();
                    assertThat(grids.get(grid.code()).covers(point))
                            .as("seed %d, %f %f", seed, lon, lat)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aPierOffTheShoreBelongsToTheNearestGridAndTheOpenSeaToNone() {
        Landmark pier = places.landmarks(COUNTY).stream()
                .filter(l -> l.code().equals("pier-ganxie"))
                .findFirst()
                .orElseThrow();
        assertThat(places.gridAt(pier.lon() - 0.003, pier.lat()).orElseThrow().code())
                .startsWith("330922202202");
        assertThat(places.gridAt(122.65, 30.74)).isEmpty();
        assertThat(places.gridAt(Double.NaN, 30.7)).isEmpty();
        assertThat(places.gridAt(200, 30.7)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "干斜村, 330922202202",
        "干斜码头, 330922202202",
        "灯杆117, 330922202202",
        "码头台阶上面, 330922202202",
        "嵊山岛, I06",
        "枸杞, I05",
        "六井潭, 330922200204",
        "云栖, 330922202201",
        "ganxie village, 330922202202",
        "Huaniao Lighthouse, 330922203202"
    })
    void findsAPlaceByWhatPeopleCallIt(String text, String code) {
        assertThat(places.search(text))
                .isNotEmpty()
                .first()
                .satisfies(a -> assertThat(a.code()).startsWith(code));
    }

    @Test
    void findsNothingForNothingAndListsNoPlaceTwice() {
        assertThat(places.search("  ")).isEmpty();
        assertThat(places.search("没有这个地方")).isEmpty();
        assertThat(places.search("村")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void saysTheWayDownInBothLanguages() {
        assertThat(places.path("330922202202", Locale.SIMPLIFIED_CHINESE)).isEqualTo("枸杞乡 · 干斜村");
        assertThat(places.path("330922202202001", Locale.SIMPLIFIED_CHINESE)).isEqualTo("枸杞乡 · 干斜村 · 第一网格");
        assertThat(places.path("330922202202001", Locale.ENGLISH))
                .isEqualTo("Gouqi Township · Ganxie Village · Grid 1");
        assertThat(places.path(COUNTY, Locale.SIMPLIFIED_CHINESE)).isEqualTo("嵊泗县");
        assertThat(places.path("999", Locale.SIMPLIFIED_CHINESE)).isEqualTo("999");
    }

    @Test
    void refusesAnAreaThatWouldBreakTheTree() {
        assertThatThrownBy(() -> places.define(area("330922999", Area.Kind.TOWNSHIP, "I05"), Actor.SYSTEM))
                .isInstanceOf(AreaNotAccepted.class)
                .hasMessageContaining("code-does-not-continue-parent");
        assertThatThrownBy(() -> places.define(area("330922202", Area.Kind.TOWNSHIP, COUNTY), Actor.SYSTEM))
                .hasMessageContaining("code-taken");
        assertThatThrownBy(() -> places.define(area("3309222029", Area.Kind.TOWNSHIP, COUNTY), Actor.SYSTEM))
                .hasMessageContaining("code-length");
        assertThatThrownBy(() -> places.define(area("330921100", Area.Kind.TOWNSHIP, COUNTY), Actor.SYSTEM))
                .hasMessageContaining("code-not-of-this-county");
        assertThatThrownBy(() -> places.close("330922202202", Actor.SYSTEM)).hasMessageContaining("open-areas-below");
        assertThatThrownBy(() -> places.get("I99")).isInstanceOf(UnknownArea.class);
    }

    @Test
    void aRenamedAreaIsStillFoundByItsOldNameAndTheLogTellsIt() {
        String code = "330922203201002";
        Actor officer = Actor.officer(UUID.randomUUID());
        places.rename(code, "花鸟村东网格", "Huaniao Village East Grid", officer);
        assertThat(places.get(code).name()).isEqualTo("花鸟村东网格");
        assertThat(places.search("花鸟村第二网格")).extracting(Area::code).contains(code);
        assertThat(timeline.of(places.refOf(code)).getLast())
                .satisfies(e -> assertThat(e.what()).isEqualTo("area.renamed"))
                .satisfies(e -> assertThat(e.actor()).isEqualTo(officer));
    }

    @Test
    void aChangeThatIsTakenBackLeavesNoTrace() {
        String code = "330922203202001";
        String before = places.get(code).name();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            places.rename(code, "别的名字", "Another Name", Actor.SYSTEM);
            assertThat(places.get(code).name()).isEqualTo("别的名字");
            status.setRollbackOnly();
        });
        assertThat(places.get(code).name()).isEqualTo(before);
    }

    @Test
    void anybodyMayAskForPlacesWithoutSigningIn() {
        assertThat(mvc.get().uri("/api/places"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].name")
                .asArray()
                .contains("枸杞乡", "菜园镇")
                .hasSize(7);
        assertThat(mvc.get().uri("/api/places?kind=island"))
                .bodyJson()
                .extractingPath("$")
                .asArray()
                .hasSize(16);
        assertThat(mvc.get().uri("/api/places?island=I05"))
                .bodyJson()
                .extractingPath("$")
                .asArray()
                .hasSize(8);
        assertThat(mvc.get().uri("/api/places/search?q={q}", "干斜码头"))
                .bodyJson()
                .extractingPath("$[0].landmark")
                .isEqualTo("pier-ganxie");
        assertThat(mvc.get().uri("/api/places/search?q={q}", "干斜码头").header("Accept-Language", "en"))
                .bodyJson()
                .extractingPath("$[0].name")
                .isEqualTo("Ganxie Pier");
        assertThat(mvc.get().uri("/api/places/330922202202/landmarks")).hasStatusOk();
    }

    @Test
    void aPointFromAChineseWebMapLandsWhereItWasMeant() {
        Area village = places.get("330922202202");
        Gcj02.Point shifted = Gcj02.fromWgs84(village.lon(), village.lat());
        String here = places.gridAt(village.lon(), village.lat()).orElseThrow().code();
        assertThat(mvc.get().uri("/api/places/at?lon=" + shifted.lon() + "&lat=" + shifted.lat() + "&datum=gcj02"))
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(here);
        assertThat(mvc.get().uri("/api/places/at?lon=122.65&lat=30.74")).hasStatus(404);
        assertThat(mvc.get().uri("/api/places/at?lon=abc&lat=30.74")).hasStatus(400);
    }

    private static NewArea area(String code, Area.Kind kind, String parent) {
        return new NewArea(code, kind, "试验乡", "Trial Township", List.of(), parent, null, 122.5, 30.7, null, true);
    }
}
