// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.LiveStreams;
import org.anlan.kernel.TimelineEntry;
import org.anlan.matters.NoSuchMatter;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams of what changed: one for a desk, one for the page of a matter. */
@RestController
class LiveController {
    private final LiveStreams streams;
    private final Viewers viewers;

    LiveController(LiveStreams streams, Viewers viewers) {
        this.streams = streams;
        this.viewers = viewers;
    }

    @Operation(summary = "A stream of what changes on this desk's lists and matters")
    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter desk(Viewer viewer, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String seen) {
        UUID account = viewer.account();
        return streams.open(e -> mayKnow(viewers.find(account), e), seen);
    }

    @GetMapping(path = "/m/{code}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter hall(
            @PathVariable String code,
            HttpSession session,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String seen) {
        UUID matter = Tracked.find(session, code).orElseThrow(() -> new NoSuchMatter(null, java.util.Map.of()));
        return streams.open(
                e -> e.object().kind().equals("matter") && e.object().id().equals(matter), seen);
    }

    private static boolean mayKnow(Optional<Viewer> viewer, TimelineEntry e) {
        return viewer.filter(v -> switch (e.object().kind()) {
                    case "matter" -> mayKnowMatter(v, e);
                    case "suspension" -> true;
                    case "alarm" -> v.may(Permission.ALARM_READ, areaOf(e));
                    case "response-unit" -> v.may(Permission.ALARM_READ, areaOf(e)) || v.may(Permission.UNIT_REPORT);
                    case "batch" -> v.may(Permission.IMPORT_RUN);
                    case "complaint" -> v.may(Permission.COMPLAINT_REVIEW);
                    default -> false;
                })
                .isPresent();
    }

    private static boolean mayKnowMatter(Viewer v, TimelineEntry e) {
        String area = areaOf(e);
        boolean ofUnit = v.unit() != null
                && v.unit().toString().equals(e.facts().get("unit"))
                && v.may(Permission.MATTER_HANDLE);
        return ofUnit || v.may(Permission.MATTER_READ, area) || v.may(Permission.MATTER_TRIAGE, area);
    }

    private static String areaOf(TimelineEntry e) {
        return e.facts().get("area") instanceof String a ? a : "";
    }
}
