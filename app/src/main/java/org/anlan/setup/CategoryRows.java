// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.Comparator;
import java.util.List;
import org.anlan.kernel.Actor;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** What matters are about: groups, and the categories in them. */
record CategoryRows(Routing routing) implements SetupSheet.Contents<Category> {
    SetupSheet<Category> sheet() {
        List<Column<Category>> columns = List.of(
                needed(
                                "code",
                                "编码",
                                "Code",
                                "如 living.water-leak，定了不再改",
                                "such as living.water-leak; stays for ever",
                                Category::code)
                        .read(line -> line.code("code", "[a-z0-9][a-z0-9.-]{0,59}")),
                optional("parent", "上级编码", "Parent", "大类不填", "empty for a group", Category::parent),
                Column.name("中文名", "Chinese name", c -> c.name()),
                Column.nameEn(Category::nameEn));
        return new SetupSheet<>("事项类别", "Categories", columns, this);
    }

    @Override
    public List<Category> present() {
        return routing.categoriesNow().values().stream()
                .sorted(Comparator.comparing((Category c) -> c.parent() != null).thenComparing(Category::code))
                .toList();
    }

    @Override
    public int rank(Cells row) {
        return row.text("parent").isEmpty() ? 0 : 1;
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        String parent = row.optional("parent");
        if (parent != null && !routing.categoriesNow().containsKey(parent)) {
            throw SetupSheet.unknown(parent);
        }
        routing.defineCategory(new Category(row.text("code"), parent, row.text("name"), row.text("nameEn")));
    }

    @Override
    public boolean remove(String key, Actor actor) {
        return routing.withdrawCategory(key);
    }
}
