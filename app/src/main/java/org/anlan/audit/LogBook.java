// SPDX-License-Identifier: Apache-2.0
package org.anlan.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.LogVerifier;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.SealedLog;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.kernel.Verification;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The log as an auditor reads it: who did what to which object, by identifiers and codes. Content (the words of residents
 * and officers) is not part of it. Reading one object's lines and verifying are themselves entries of the log.
 */
@Component
public class LogBook {
    private final SealedLog log;
    private final Timeline timeline;
    private final LogVerifier verifier;
    private final CountyCode county;

    LogBook(SealedLog log, Timeline timeline, LogVerifier verifier, CountyCode county) {
        this.log = log;
        this.timeline = timeline;
        this.verifier = verifier;
        this.county = county;
    }

    /** A line of the log without its note. */
    public record Line(
            long seq,
            Instant at,
            String kind,
            UUID object,
            int number,
            String actorKind,
            @Nullable UUID actor,
            String what,
            Map<String, Object> facts,
            boolean hasNote) {}

    /**
     * Lines in their sealed order.
     *
     * @param viewer needs {@link Permission#LOG_VERIFY}
     * @param cursor the last sequence number seen, 0 for the beginning
     */
    public List<Line> after(Viewer viewer, long cursor) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        return log.after(Math.max(0, cursor)).stream()
                .limit(500)
                .map(s -> line(s.seq(), s.entry()))
                .toList();
    }

    /** The newest sequence number, 0 while nothing is sealed. */
    public long head(Viewer viewer) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        return log.head().orElse(0);
    }

    /**
     * All lines of one object, oldest first.
     *
     * @param viewer needs {@link Permission#LOG_VERIFY}
     * @param object the object
     */
    public List<Line> of(Viewer viewer, ObjectRef object) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        List<Line> lines =
                timeline.of(object).stream().map(e -> line(e.id(), e)).toList();
        timeline.append(
                new ObjectRef("account", viewer.account()),
                viewer.actor(),
                "log.read",
                Map.of("kind", object.kind(), "object", object.id().toString()),
                null);
        return lines;
    }

    /**
     * Verifies the whole log.
     *
     * @param viewer needs {@link Permission#LOG_VERIFY}
     */
    public Verification verify(Viewer viewer) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        Verification found = verifier.verify();
        timeline.append(
                new ObjectRef("account", viewer.account()),
                viewer.actor(),
                "log.verified",
                Map.of("entries", found.entries(), "faults", found.faults().size()),
                null);
        return found;
    }

    private static Line line(long seq, TimelineEntry e) {
        return new Line(
                seq,
                e.at(),
                e.object().kind(),
                e.object().id(),
                e.number(),
                e.actor().kind().name(),
                e.actor().kind() == Actor.Kind.OFFICER ? e.actor().id() : null,
                e.what(),
                e.facts(),
                e.note() != null);
    }
}
