// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.anlan.kernel.CountyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organs to which everybody can turn: petition, review, court and others, with their numbers. Public data. */
@Component
public class Organs {
    private final JdbcClient jdbc;
    private final CountyCode county;

    Organs(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /** All of them, in the order in which they are shown. */
    public List<Organ> all() {
        return jdbc.sql("""
                        select code, kind, name, name_en, phone, address, address_en, hours, takes, takes_en, within,
                               within_en, basis
                        from organisations.organ where county = :county order by place, code""").param("county", county.value()).query(Organs::map).list();
    }

    /**
     * Those of one kind, in the order in which they are shown.
     *
     * @param kind which kind
     */
    public List<Organ> of(Organ.Kind kind) {
        return all().stream().filter(o -> o.kind() == kind).toList();
    }

    /**
     * Enters an organ, or words it anew.
     *
     * @param place its place in the list, smaller stands higher
     * @param organ the organ
     */
    @Transactional
    public void define(int place, Organ organ) {
        Units.requireCode("code", organ.code());
        Units.requireText("name", organ.name());
        Units.requireText("phone", organ.phone());
        jdbc.sql("""
                        insert into organisations.organ (county, code, place, kind, name, name_en, phone, address, address_en,
                                                         hours, takes, takes_en, within, within_en, basis)
                        values (:county, :code, :place, :kind, :name, :nameEn, :phone, :address, :addressEn, :hours, :takes,
                                :takesEn, :within, :withinEn, :basis)
                        on conflict (county, code) do update set place = excluded.place, kind = excluded.kind,
                          name = excluded.name, name_en = excluded.name_en, phone = excluded.phone,
                          address = excluded.address, address_en = excluded.address_en, hours = excluded.hours,
                          takes = excluded.takes, takes_en = excluded.takes_en, within = excluded.within,
                          within_en = excluded.within_en, basis = excluded.basis""")
                .param("county", county.value())
                .param("code", organ.code())
                .param("place", place)
                .param("kind", organ.kind().name())
                .param("name", organ.name())
                .param("nameEn", organ.nameEn())
                .param("phone", organ.phone())
                .param("address", organ.address())
                .param("addressEn", organ.addressEn())
                .param("hours", organ.hours().toString())
                .param("takes", organ.takes())
                .param("takesEn", organ.takesEn())
                .param("within", organ.within())
                .param("withinEn", organ.withinEn())
                .param("basis", organ.basis())
                .update();
    }

    private static Organ map(ResultSet r, int row) throws SQLException {
        return new Organ(
                r.getString("code"),
                Organ.Kind.valueOf(r.getString("kind")),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("phone"),
                r.getString("address"),
                r.getString("address_en"),
                OpeningHours.parse(r.getString("hours")),
                r.getString("takes"),
                r.getString("takes_en"),
                r.getString("within"),
                r.getString("within_en"),
                r.getString("basis"));
    }
}
