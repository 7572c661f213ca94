// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Matters by their identifiers, as far as an officer may know of them; for rooms that count matters and lead back to them. */
@Component
public class Briefs {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final MessageSource messages;

    Briefs(JdbcClient jdbc, CountyCode county, MessageSource messages) {
        this.jdbc = jdbc;
        this.county = county;
        this.messages = messages;
    }

    /**
     * One matter in a line.
     *
     * @param id the matter
     * @param code its number
     * @param title its first words
     * @param stateName where it stands, in words
     */
    public record Brief(UUID id, String code, String title, String stateName) {}

    /**
     * Those of some matters that an officer may read, as {@link Desk} decides it for each; the others are left out.
     *
     * @param viewer the officer
     * @param ids matters
     * @param locale the language of the words
     */
    @Transactional(readOnly = true)
    public Map<UUID, Brief> of(Viewer viewer, Collection<UUID> ids, Locale locale) {
        Map<UUID, Brief> found = new HashMap<>();
        UUID unit = viewer.unit();
        jdbc.sql("""
                        select m.id, m.code, m.title, m.state from matters.matter m
                         where m.county = :county and m.id = any(:ids)
                           and (m.area ^@ any(:read) or m.area ^@ any(:triage) or m.registered_by_account = :me
                                or (:handles and exists (select from matters.work_order o
                                     where o.county = m.county and o.matter = m.id and o.unit = :unit)))""")
                .param("county", county.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("read", viewer.areas(Permission.MATTER_READ).toArray(String[]::new))
                .param("triage", viewer.areas(Permission.MATTER_TRIAGE).toArray(String[]::new))
                .param("me", viewer.account())
                .param("handles", unit != null && viewer.may(Permission.MATTER_HANDLE))
                .param("unit", unit == null ? new UUID(0, 0) : unit)
                .query((r, i) -> new Brief(
                        r.getObject("id", UUID.class),
                        r.getString("code"),
                        r.getString("title"),
                        messages.getMessage("state." + r.getString("state"), null, locale)))
                .list()
                .forEach(brief -> found.put(brief.id(), brief));
        return found;
    }
}
