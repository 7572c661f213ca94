// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.anlan.kernel.CountyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The county's ferry routes. */
@Component
public class Routes {
    private final JdbcClient jdbc;
    private final CountyCode county;

    Routes(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * Makes a route known, or changes the one of that code.
     *
     * @param route the route
     */
    public void define(Route route) {
        jdbc.sql("""
                        insert into harbour.route (county, code, name, name_en, from_pier, to_pier, island_a, island_b)
                        values (:county, :code, :name, :nameEn, :from, :to, :a, :b)
                        on conflict (county, code) do update set name = excluded.name, name_en = excluded.name_en,
                          from_pier = excluded.from_pier, to_pier = excluded.to_pier, island_a = excluded.island_a, island_b = excluded.island_b""")
                .param("county", county.value())
                .param("code", route.code())
                .param("name", route.name())
                .param("nameEn", route.nameEn())
                .param("from", route.fromPier())
                .param("to", route.toPier())
                .param("a", route.islandA())
                .param("b", route.islandB())
                .update();
    }

    /**
     * Takes a route away again.
     *
     * @param code the route
     * @return false when a suspension names it, so that it stays
     */
    public boolean withdraw(String code) {
        return jdbc.sql("""
                        delete from harbour.route r where county = :county and code = :code
                           and not exists (select 1 from harbour.suspension s where s.county = r.county and r.code = any(s.routes))""").param("county", county.value()).param("code", code).update() > 0;
    }

    /** All routes, by code. */
    public List<Route> all() {
        return jdbc.sql("""
                        select code, name, name_en, from_pier, to_pier, island_a, island_b
                          from harbour.route where county = :county order by code""").param("county", county.value()).query(Routes::map).list();
    }

    private static Route map(ResultSet r, int row) throws SQLException {
        return new Route(
                r.getString("code"),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("from_pier"),
                r.getString("to_pier"),
                r.getString("island_a"),
                r.getString("island_b"));
    }
}
