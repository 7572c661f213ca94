// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Permissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The roles of the county 角色: names for bundles of permissions, kept as rows. The roles of {@code people/roles.json}
 * are made when they are missing. One that is there follows the release: what a release offers for the first time is given
 * to it, unless the county has changed the role; nothing is offered twice, and nothing is taken away.
 */
@Component
public class Roles {
    private static final Logger log = LoggerFactory.getLogger(Roles.class);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;

    /**
     * A role.
     *
     * @param code stable code
     * @param name Chinese name
     * @param nameEn English name
     * @param permissions what it bundles
     */
    public record Role(String code, String name, String nameEn, List<Permission> permissions) {}

    Roles(JdbcClient jdbc, CountyCode county, JsonMapper json, Timeline timeline, TransactionTemplate transactions)
            throws IOException {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        try (var file = new ClassPathResource("people/roles.json").getInputStream()) {
            for (var role : json.readValue(file, Role[].class)) {
                transactions.executeWithoutResult(status -> follow(role));
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

    /** The role as an object of the log; it has a code and no identifier, so one is made from the code. */
    static ObjectRef object(CountyCode county, String role) {
        return new ObjectRef(
                "role", UUID.nameUUIDFromBytes((county.value() + " " + role).getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes a role of the release, or gives one that is there what this release offers it for the first time. */
    private void follow(Role role) {
        boolean made = add(role);
        Set<String> held = held(role.code()); // another node waits here, and finds everything offered
        Set<String> offered = offered(role.code());
        Set<String> release =
                role.permissions().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> fresh = without(release, offered);
        fresh.forEach(permission -> offer(role.code(), permission));
        Set<String> missing = without(fresh, held);
        if (made || missing.isEmpty()) {
            return;
        }
        boolean changed = !held.containsAll(offered)
                || !without(without(held, offered), release).isEmpty();
        if (!changed) {
            give(role.code(), missing);
        }
        log.info(
                "the role {} {} {}",
                role.code(),
                changed ? "is the county's own and was not given" : "now has",
                missing);
        timeline.append(
                object(county, role.code()),
                Actor.SYSTEM,
                changed ? "role.permissions_not_given" : "role.permissions_given",
                Map.of("role", role.code(), "permissions", List.copyOf(missing)),
                null);
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        var rest = new TreeSet<>(all);
        rest.removeAll(those);
        return rest;
    }

    private boolean add(Role role) {
        return jdbc.sql("""
                        insert into people.role (county, code, name, name_en, permissions)
                        values (:county, :code, :name, :nameEn, :permissions) on conflict do nothing""")
                        .param("county", county.value())
                        .param("code", role.code())
                        .param("name", role.name())
                        .param("nameEn", role.nameEn())
                        .param(
                                "permissions",
                                role.permissions().stream().map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** What the role bundles, with words that only another release knows; the row is held until the transaction ends. */
    private Set<String> held(String role) {
        return jdbc.sql("select permissions from people.role where county = :county and code = :role for update")
                .param("county", county.value())
                .param("role", role)
                .query((r, i) -> Set.copyOf(
                        Arrays.asList((String[]) r.getArray("permissions").getArray())))
                .single();
    }

    private Set<String> offered(String role) {
        return Set.copyOf(jdbc.sql("select permission from people.role_offer where county = :county and role = :role")
                .param("county", county.value())
                .param("role", role)
                .query(String.class)
                .list());
    }

    private void offer(String role, String permission) {
        jdbc.sql("insert into people.role_offer (county, role, permission) values (:county, :role, :permission)")
                .param("county", county.value())
                .param("role", role)
                .param("permission", permission)
                .update();
    }

    private void give(String role, Set<String> permissions) {
        jdbc.sql("""
                        update people.role set permissions = permissions || :permissions::text[]
                         where county = :county and code = :role""")
                .param("county", county.value())
                .param("role", role)
                .param("permissions", permissions.toArray(String[]::new))
                .update();
    }
}
