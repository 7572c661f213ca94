// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The places where somebody writes a matter down for people 便民点, with their hours. */
@Component
public class ServicePoints {
    private static final String COLUMNS =
            "id, code, name, name_en, area, address, address_en, centre, phone, hours, services, unit, closed_at is null as open";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;
    private final Clock clock;
    private final Places places;

    ServicePoints(JdbcClient jdbc, CountyCode county, Timeline timeline, Clock clock, Places places) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        this.clock = clock;
        this.places = places;
    }

    /**
     * The open points within an area, by area and code.
     *
     * @param area the area's code; the county's for all
     */
    public List<ServicePoint> within(String area) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from organisations.service_point
                        where county = :county and starts_with(area, :area) and closed_at is null order by area, code""")
                .param("county", county.value())
                .param("area", area)
                .query(ServicePoints::map)
                .list();
    }

    /** The point with this identifier, open or closed, if there is one. */
    public Optional<ServicePoint> find(UUID point) {
        return jdbc.sql("select " + COLUMNS + " from organisations.service_point where county = :county and id = :id")
                .param("county", county.value())
                .param("id", point)
                .query(ServicePoints::map)
                .optional();
    }

    /**
     * Opens a point.
     *
     * @param point what it is to be
     * @param actor who does it
     * @throws NotAccepted when a name is blank, its code is taken, its area unknown or its hours cannot be read
     */
    @Transactional
    public ServicePoint create(NewServicePoint point, Actor actor) {
        check(point);
        UUID id = jdbc.sql("""
                        insert into organisations.service_point
                          (county, code, name, name_en, area, address, address_en, centre, phone, hours, services, unit)
                        values (:county, :code, :name, :nameEn, :area, :address, :addressEn,
                                point(:lon::float8, :lat::float8), :phone, :hours, :services, :unit)
                        on conflict (county, code) do nothing returning id""")
                .params(columns(point))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotAccepted("code", "taken"));
        timeline.append(
                new ObjectRef("service-point", id),
                actor,
                "service-point.opened",
                Map.of("code", point.code(), "area", point.area(), "hours", point.hours()),
                null);
        return find(id).orElseThrow();
    }

    /**
     * Changes a point to what it is to be from now on. Its code stays.
     *
     * @param id which one
     * @param point what it is to be
     * @param actor who does it
     * @throws NotAccepted when there is none, its code differs, a name is blank or its hours cannot be read
     */
    @Transactional
    public ServicePoint change(UUID id, NewServicePoint point, Actor actor) {
        ServicePoint before = lock(id);
        if (!before.code().equals(point.code())) {
            throw new NotAccepted("code", "fixed");
        }
        check(point);
        jdbc.sql("""
                        update organisations.service_point set name = :name, name_en = :nameEn, area = :area,
                          address = :address, address_en = :addressEn, centre = point(:lon::float8, :lat::float8),
                          phone = :phone, hours = :hours, services = :services, unit = :unit
                        where county = :county and id = :id""").params(columns(point)).param("id", id).update();
        timeline.append(
                new ObjectRef("service-point", id),
                actor,
                "service-point.changed",
                Map.of("area", point.area(), "hours", point.hours()),
                null);
        return find(id).orElseThrow();
    }

    /**
     * Closes a point for good.
     *
     * @param id which one
     * @param actor who does it
     * @throws NotAccepted when there is none
     */
    @Transactional
    public void close(UUID id, Actor actor) {
        if (!lock(id).open()) {
            return;
        }
        jdbc.sql("update organisations.service_point set closed_at = :now where county = :county and id = :id")
                .param("county", county.value())
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        timeline.append(new ObjectRef("service-point", id), actor, "service-point.closed", Map.of(), null);
    }

    private ServicePoint lock(UUID id) {
        return jdbc.sql("select " + COLUMNS
                        + " from organisations.service_point where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(ServicePoints::map)
                .optional()
                .orElseThrow(() -> new NotAccepted("id", "unknown"));
    }

    private void check(NewServicePoint point) {
        Units.requireCode("code", point.code());
        Units.requireText("name", point.name());
        Units.requireText("nameEn", point.nameEn());
        Units.requireText("address", point.address());
        Units.requireText("addressEn", point.addressEn());
        OpeningHours.parse(point.hours());
        if (places.find(point.area()).isEmpty()) {
            throw new NotAccepted("area", "unknown");
        }
        if ((point.lon() == null) != (point.lat() == null)) {
            throw new NotAccepted("lon", "half-a-point");
        }
    }

    private Map<String, Object> columns(NewServicePoint point) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("county", county.value());
        columns.put("code", point.code());
        columns.put("name", point.name().strip());
        columns.put("nameEn", point.nameEn().strip());
        columns.put("area", point.area());
        columns.put("address", point.address().strip());
        columns.put("addressEn", point.addressEn().strip());
        columns.put("lon", point.lon());
        columns.put("lat", point.lat());
        columns.put("phone", point.phone());
        columns.put("hours", point.hours());
        columns.put("services", point.services().toArray(String[]::new));
        columns.put("unit", point.unit());
        return columns;
    }

    private static ServicePoint map(ResultSet r, int row) throws SQLException {
        PGpoint centre = (PGpoint) r.getObject("centre");
        return new ServicePoint(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("area"),
                r.getString("address"),
                r.getString("address_en"),
                centre == null ? null : centre.x,
                centre == null ? null : centre.y,
                r.getString("phone"),
                OpeningHours.parse(r.getString("hours")),
                List.of((String[]) r.getArray("services").getArray()),
                r.getObject("unit", UUID.class),
                r.getBoolean("open"));
    }
}
