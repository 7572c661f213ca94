// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRows;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The independent inbox: complaints about the platform, an officer, or being asked for a good rating. Only those who review
 * complaints read it, and never somebody who handled the matter it arose from (信访工作条例 30).
 */
@Component
public class Complaints {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final MatterRows rows;

    Complaints(JdbcClient jdbc, CountyCode county, Clock clock, Timeline timeline, MatterRows rows) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.rows = rows;
    }

    /** A complaint as the reviewer reads it. */
    public record Complaint(
            UUID id,
            String kind,
            String words,
            @Nullable UUID matter,
            @Nullable String matterCode,
            @Nullable String contact,
            Instant at,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    /**
     * A page of complaints, unanswered ones first, newest first.
     *
     * @param viewer needs {@link Permission#COMPLAINT_REVIEW}
     * @param page from 0
     * @param size 1 to 200
     */
    public List<Complaint> list(Viewer viewer, int page, int size) {
        viewer.require(Permission.COMPLAINT_REVIEW, county.value());
        int limit = Math.clamp(size, 1, 200);
        return jdbc.sql("""
                        select c.id, c.kind, c.words, c.matter, m.code, c.contact, c.at, c.answer, c.answered_at
                          from matters.complaint c left join matters.matter m on m.county = c.county and m.id = c.matter
                         where c.county = :county
                           and not exists (select 1 from matters.work_order o where o.county = c.county and o.matter = c.matter
                                             and (o.officer_account = :me or o.unit = :unit))
                         order by (c.answered_at is not null), c.at desc limit :limit offset :skip""")
                .param("county", county.value())
                .param("me", viewer.account())
                .param("unit", viewer.unit() == null ? new UUID(0, 0) : viewer.unit())
                .param("limit", limit)
                .param("skip", (long) Math.max(0, page) * limit)
                .query((r, i) -> new Complaint(
                        r.getObject("id", UUID.class),
                        r.getString("kind"),
                        r.getString("words"),
                        r.getObject("matter", UUID.class),
                        r.getString("code"),
                        r.getString("contact"),
                        MatterRows.instantOf(r, "at"),
                        r.getString("answer"),
                        MatterRows.instant(r, "answered_at")))
                .list();
    }

    /** How many wait for an answer. */
    public int open(Viewer viewer) {
        return viewer.may(Permission.COMPLAINT_REVIEW)
                ? jdbc.sql("select count(*) from matters.complaint where county = :county and answered_at is null")
                        .param("county", county.value())
                        .query(Integer.class)
                        .single()
                : 0;
    }

    /**
     * Answers a complaint, once.
     *
     * @param viewer needs {@link Permission#COMPLAINT_REVIEW} and must not have handled the matter
     * @param id the complaint
     * @param words what was found and done
     */
    @Transactional
    public void answer(Viewer viewer, UUID id, String words) {
        viewer.require(Permission.COMPLAINT_REVIEW, county.value());
        if (words.isBlank()) {
            throw new NotAcceptable(null, Map.of("field", "words", "reason", "empty"));
        }
        UUID matter = jdbc.sql("select matter from matters.complaint where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query((r, i) -> java.util.Optional.ofNullable(r.getObject("matter", UUID.class)))
                .optional()
                .orElseThrow(() -> new NoSuchMatter(null, Map.of("complaint", id.toString())))
                .orElse(null);
        if (matter != null
                && rows.orders(matter).stream()
                        .anyMatch(o ->
                                viewer.account().equals(o.officer()) || o.unit().equals(viewer.unit()))) {
            throw new NotYours(matter, Map.of("reason", "handled-by-your-unit"));
        }
        int answered = jdbc.sql("""
                        update matters.complaint set answer = :answer, answered_by_account = :by, answered_at = :now
                         where county = :county and id = :id and answered_at is null""")
                .param("answer", words.strip())
                .param("by", viewer.account())
                .param("now", MatterRows.utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        if (answered == 0) {
            throw new CannotNow(matter, Map.of("state", "ANSWERED", "move", "ANSWER"));
        }
        timeline.append(new ObjectRef("complaint", id), viewer.actor(), "complaint.answered", Map.of(), words.strip());
    }
}
