// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.List;
import java.util.Locale;
import org.anlan.kernel.CountyCode;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a chart of the county shows besides its areas: other land, the frames of the overview, whom to name as source. */
@Component
public class Backdrop {
    private final JdbcClient jdbc;
    private final CountyCode county;

    Backdrop(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * Adds land that is no area of the county: an uninhabited island, a neighbour, a stretch of the mainland's coast.
     *
     * @param outline polygon, or line for a coast that leaves the chart; longitude and latitude, WGS-84
     */
    @Transactional
    public void add(Geometry outline) {
        Envelope box = outline.getEnvelopeInternal();
        jdbc.sql("""
                        insert into place.land (county, outline, west, south, east, north)
                        values (:county, :outline, :west, :south, :east, :north)""")
                .param("county", county.value())
                .param("outline", new WKBWriter().write(outline))
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .update();
    }

    /**
     * Sets one frame of the overview chart.
     *
     * @param frame the frame; one at the same place is replaced
     */
    @Transactional
    public void set(Frame frame) {
        jdbc.sql("""
                        insert into place.frame (county, place, name, name_en, west, south, east, north)
                        values (:county, :place, :name, :nameEn, :west, :south, :east, :north)
                        on conflict (county, place) do update set name = excluded.name, name_en = excluded.name_en,
                          west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north""")
                .param("county", county.value())
                .param("place", frame.place())
                .param("name", frame.name())
                .param("nameEn", frame.nameEn())
                .param("west", frame.west())
                .param("south", frame.south())
                .param("east", frame.east())
                .param("north", frame.north())
                .update();
    }

    /**
     * Sets whom to name as the source of the outlines.
     *
     * @param text in Chinese, such as {@code 岸线 © OpenStreetMap 贡献者 ODbL}
     * @param textEn the same in English
     */
    @Transactional
    public void setCredit(String text, String textEn) {
        jdbc.sql("""
                        insert into place.credit (county, text, text_en) values (:county, :text, :textEn)
                        on conflict (county) do update set text = excluded.text, text_en = excluded.text_en""")
                .param("county", county.value())
                .param("text", text)
                .param("textEn", textEn)
                .update();
    }

    /** Whom to name as the source of the outlines; empty when nobody was. */
    String credit(Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return jdbc.sql("select text, text_en from place.credit where county = :county")
                .param("county", county.value())
                .query((r, row) -> r.getString(english ? "text_en" : "text"))
                .optional()
                .orElse("");
    }

    /** The frames of the overview chart, the large one first. */
    List<Frame> frames() {
        return jdbc.sql(
                        "select place, name, name_en, west, south, east, north from place.frame where county = :county order by place")
                .param("county", county.value())
                .query((r, row) -> new Frame(
                        r.getInt("place"),
                        r.getString("name"),
                        r.getString("name_en"),
                        r.getDouble("west"),
                        r.getDouble("south"),
                        r.getDouble("east"),
                        r.getDouble("north")))
                .list();
    }

    /** Other land that reaches into a box. */
    List<Geometry> land(Envelope box) {
        return jdbc.sql("""
                        select outline from place.land where county = :county
                          and west <= :east and east >= :west and south <= :north and north >= :south order by id""")
                .param("county", county.value())
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .query((r, row) -> {
                    try {
                        return new WKBReader().read(r.getBytes("outline"));
                    } catch (ParseException e) {
                        throw new IllegalStateException("an outline in place.land is not well-known binary", e);
                    }
                })
                .list();
    }
}
