// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;

import java.util.List;
import org.anlan.kernel.Actor;
import org.anlan.organisations.Duty;
import org.anlan.organisations.Units;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** What units are there to do. */
record DutyRows(Units units) implements SetupSheet.Contents<Duty> {
    SetupSheet<Duty> sheet() {
        List<Column<Duty>> columns = List.of(
                needed("code", "编码", "Code", "小写字母、数字、连字符", "lower case letters, digits, hyphens", Duty::code),
                Column.name("单位是做什么的", "what units are there to do", d -> d.name()),
                Column.nameEn(Duty::nameEn));
        return new SetupSheet<>("职责", "Duties", columns, this);
    }

    @Override
    public List<Duty> present() {
        return units.duties();
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        units.define(new Duty(row.text("code"), row.text("name"), row.text("nameEn")));
    }

    @Override
    public boolean remove(String key, Actor actor) {
        units.withdrawDuty(key);
        return true;
    }
}
