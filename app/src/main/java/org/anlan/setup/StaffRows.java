// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.Fault;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Appointments;
import org.anlan.people.Appointments.Enrolled;
import org.anlan.people.RoleIn;
import org.anlan.people.Roles;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** Who works here and in which roles. An account that is there is never changed by a file. */
record StaffRows(Appointments appointments, Units units, Roles roles) implements SetupSheet.Contents<Enrolled> {
    SetupSheet<Enrolled> sheet() {
        List<Column<Enrolled>> columns = List.of(
                needed(
                        "login",
                        "登录名",
                        "Login",
                        "2 到 40 个字母、数字、点、连字符、下划线",
                        "2 to 40 letters, digits, dots, hyphens, underscores",
                        e -> e.officer().login()),
                needed(
                        "name",
                        "姓名",
                        "Name",
                        "不要写密码：本人用邀请链接自己设",
                        "no passwords here: people set their own by an invitation",
                        e -> e.officer().name()),
                optional("unit", "单位编码", "Unit", "单位表里的编码", "a code of the sheet Units", this::unit),
                optional(
                        "phone",
                        "工作电话",
                        "Work phone",
                        "办公用的号码",
                        "the phone of the desk",
                        e -> e.officer().workPhone()),
                optional("email", "邮箱", "E-mail", "用统一身份登录时填", "for an outside identity provider", Enrolled::email),
                needed(
                                "roles",
                                "角色",
                                "Roles",
                                "角色@区域编码，用 | 隔开。角色有：",
                                "role@area code between upright bars. Roles: ",
                                (Enrolled e) -> e.roles().stream()
                                        .map(g -> g.role() + "@" + g.area())
                                        .sorted()
                                        .collect(Collectors.joining("|")))
                        .knowing(() -> roles.list().stream()
                                .map(r -> r.code() + " " + r.name())
                                .collect(Collectors.joining("；")))
                        .read(StaffRows::rolesOf));
        return new SetupSheet<>("人员", "Staff", columns, this);
    }

    private @Nullable String unit(Enrolled enrolled) {
        UUID unit = enrolled.officer().unit();
        return unit == null ? null : units.find(unit).map(Unit::code).orElse(null);
    }

    private static String rolesOf(Line line) {
        for (String role : line.list("roles")) {
            if (role.indexOf('@') < 1) {
                throw line.wrong("roles", "setup.not-a-role", role);
            }
        }
        return line.list("roles").stream().sorted().collect(Collectors.joining("|"));
    }

    @Override
    public List<Enrolled> present() {
        return appointments.everyOne().stream()
                .filter(e -> !e.officer().state().equals("DISABLED"))
                .toList();
    }

    @Override
    public String key(Cells row) {
        return row.text("login").toLowerCase(Locale.ROOT);
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        if (before != null) {
            throw new Line.Wrong(Fault.ofFile("setup.account-is-there", row.text("login")));
        }
        String code = row.text("unit");
        UUID unit = code.isEmpty()
                ? null
                : units.byCode(code).orElseThrow(() -> SetupSheet.unknown(code)).id();
        appointments.enrol(
                by,
                new Appointments.Newcomer(
                        row.text("login"),
                        row.text("name"),
                        unit,
                        row.optional("phone"),
                        row.optional("email"),
                        row.parts("roles").stream()
                                .map(r -> new RoleIn(r.substring(0, r.indexOf('@')), r.substring(r.indexOf('@') + 1)))
                                .toList()));
    }

    @Override
    public boolean remove(String key, Actor actor) {
        UUID account = appointments.everyOne().stream()
                .filter(e -> e.officer().login().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow()
                .officer()
                .id();
        appointments.withdraw(account, actor);
        return true;
    }
}
