// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.List;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.kernel.Actor;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** The county's ferry routes. */
record RouteRows(Routes routes) implements SetupSheet.Contents<Route> {
    SetupSheet<Route> sheet() {
        List<Column<Route>> columns = List.of(
                needed("code", "编码", "Code", "如 XCY-GQ", "such as XCY-GQ", Route::code)
                        .read(line -> line.code("code", "[A-Za-z0-9-]{2,20}")),
                Column.name("大家怎么叫", "what people call it", Route::name),
                Column.nameEn(Route::nameEn),
                needed("fromPier", "起点码头", "From pier", "码头名", "name of the pier", Route::fromPier),
                needed("toPier", "终点码头", "To pier", "码头名", "name of the pier", Route::toPier),
                needed("islandA", "起点岛", "From island", "岛的编码", "the island's code", Route::islandA),
                optional(
                        "islandB",
                        "终点岛",
                        "To island",
                        "岛的编码；终点在县外不填",
                        "the island's code; empty when that end lies outside the county",
                        Route::islandB));
        return new SetupSheet<>("航线", "Ferry routes", columns, this);
    }

    @Override
    public List<Route> present() {
        return routes.all();
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        routes.define(new Route(
                row.text("code"),
                row.text("name"),
                row.text("nameEn"),
                row.text("fromPier"),
                row.text("toPier"),
                row.text("islandA"),
                row.optional("islandB")));
    }

    @Override
    public boolean remove(String key, Actor actor) {
        return routes.withdraw(key);
    }
}
