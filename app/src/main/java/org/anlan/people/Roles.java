// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlan.kernel.CountyCode;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Permissions;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The roles of the county 角色: names for bundles of permissions, kept as rows. The roles of {@code people/roles.json}
 * are added when they are missing; a row that exists is the county's own and stays as it is.
 */
@Component
public class Roles {
    private final JdbcClient jdbc;
    private final CountyCode county;

    /**
     * A role.
     *
     * @param code stable code
     * @param name Chinese name
     * @param nameEn English name
     * @param permissions what it bundles
     */
    public record Role(String code, String name, String nameEn, List<Permission> permissions) {}

    Roles(JdbcClient jdbc, CountyCode county, JsonMapper json) throws IOException {
        this.jdbc = jdbc;
        this.county = county;
        try (var file = new ClassPathResource("people/roles.json").getInputStream()) {
            for (var role : json.readValue(file, Role[].class)) {
                add(role);
            }
        }
    }

    /** All roles, by code. */
    public List<Role> list() {
        return jdbc.sql("select code, name, name_en, permissions from people.role where county = :county order by code")
                .param("county", county.value())
                .query((r, i) -> new Role(
                        r.getString("code"),
                        r.getString("name"),
                        r.getString("name_en"),
                        Permissions.read(r.getArray("permissions"))))
                .list();
    }

    /** Refuses roles that do not exist and areas outside the county. */
    void requireKnown(List<RoleIn> wanted) {
        Set<String> codes = list().stream().map(Role::code).collect(Collectors.toSet());
        for (var role : wanted) {
            if (!codes.contains(role.role())) {
                throw AccountRefused.at(Reason.NO_SUCH_ROLE, "roles");
            }
            if (!role.area().startsWith(county.value()) || !role.area().matches("\\d{6}(\\d{3}){0,3}")) {
                throw AccountRefused.at(Reason.NO_SUCH_AREA, "roles");
            }
        }
    }

    /** Roles as the log keeps them: code and area, no names. */
    static List<String> words(List<RoleIn> roles) {
        return roles.stream().map(r -> r.role() + "@" + r.area()).toList();
    }

    private void add(Role role) {
        jdbc.sql("""
                        insert into people.role (county, code, name, name_en, permissions)
                        values (:county, :code, :name, :nameEn, :permissions) on conflict do nothing""")
                .param("county", county.value())
                .param("code", role.code())
                .param("name", role.name())
                .param("nameEn", role.nameEn())
                .param(
                        "permissions",
                        role.permissions().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }
}
