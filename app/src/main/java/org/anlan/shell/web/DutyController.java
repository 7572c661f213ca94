// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell.web;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.Wellbeing;
import org.anlan.kernel.WorkCalendars;
import org.anlan.notify.Notices;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.shell.NotWaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.SslInfo;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The counter of the person on duty: whether the platform itself is well, and the two things that can be done again. */
@RestController
@RequestMapping("/api/duty")
class DutyController {
    private static final int MOST_MESSAGES = 50;
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);
    private static final Duration CERTIFICATE_NOTICE = Duration.ofDays(21);
    private static final long LEAST_ROOM_BYTES = 1L << 30;
    private static final double MOST_CONNECTIONS = 0.8;

    private final Wellbeing wellbeing;
    private final Notices notices;
    private final WorkCalendars calendars;
    private final Timeline timeline;
    private final KernelSettings settings;
    private final ObjectProvider<SslBundles> bundles;
    private final Clock clock;

    /**
     * @param troubles stable codes of what needs somebody: {@code untold}, {@code messages}, {@code timers}, {@code
     *     sealing}, {@code calendar}, {@code certificate}, {@code disk}, {@code connections}; empty when all is well
     * @param asOf when this was looked at
     * @param missingYear the year whose holidays have to be loaded, or null
     * @param untold news a room has not heard
     * @param messages how many messages wait, sleep, were given up, arrived
     * @param failed the newest of those given up
     * @param sealing how far the sealer is
     * @param timers the timers by name
     * @param database the database server
     * @param roomBytes free space where the node keeps its data, or null when that cannot be read
     * @param certificates the certificates this node serves with; none when something in front of it does
     */
    record Duty(
            List<String> troubles,
            Instant asOf,
            @Nullable Integer missingYear,
            List<Wellbeing.Untold> untold,
            Notices.Counts messages,
            List<Notices.Failed> failed,
            Wellbeing.Sealing sealing,
            List<Wellbeing.Timer> timers,
            Wellbeing.Database database,
            @Nullable Long roomBytes,
            List<Certificate> certificates) {}

    /** One certificate of a chain: whom it names and until when it holds. */
    record Certificate(String bundle, String subject, Instant until) {}

    DutyController(
            Wellbeing wellbeing,
            Notices notices,
            WorkCalendars calendars,
            Timeline timeline,
            KernelSettings settings,
            ObjectProvider<SslBundles> bundles,
            Clock clock) {
        this.wellbeing = wellbeing;
        this.notices = notices;
        this.calendars = calendars;
        this.timeline = timeline;
        this.settings = settings;
        this.bundles = bundles;
        this.clock = clock;
    }

    /**
     * How the platform is.
     *
     * @param viewer needs {@link Permission#DUTY_READ} in the whole county
     */
    @Operation(summary = "How the platform is")
    @GetMapping
    Duty duty(Viewer viewer) {
        viewer.require(Permission.DUTY_READ, settings.county());
        Instant now = clock.instant();
        var missing = calendars.missingYear(LocalDate.ofInstant(now, settings.zone()));
        var untold = wellbeing.untold();
        var messages = notices.counts();
        var sealing = wellbeing.sealing();
        var timers = wellbeing.timers();
        var database = wellbeing.database();
        var room = room();
        var certificates = certificates();
        var troubles = new ArrayList<String>();
        tell(troubles, "untold", !untold.isEmpty());
        tell(troubles, "messages", messages.failed() > 0);
        tell(troubles, "timers", timers.stream().anyMatch(t -> t.late() || t.failures() > 0));
        tell(troubles, "sealing", sealing.waiting() > 0 && older(sealing.sealedAt(), now));
        tell(troubles, "calendar", missing.isPresent());
        tell(
                troubles,
                "certificate",
                certificates.stream().anyMatch(c -> c.until().isBefore(now.plus(CERTIFICATE_NOTICE))));
        tell(troubles, "disk", room != null && room < LEAST_ROOM_BYTES);
        tell(troubles, "connections", database.connections() > MOST_CONNECTIONS * database.most());
        return new Duty(
                troubles,
                now,
                missing.isPresent() ? missing.getAsInt() : null,
                untold,
                messages,
                notices.failed(MOST_MESSAGES),
                sealing,
                timers,
                database,
                room,
                certificates);
    }

    @Operation(summary = "Tells a piece of news again at once")
    @PostMapping("/news/{id}/again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tellAgain(Viewer viewer, @PathVariable UUID id) {
        viewer.require(Permission.DUTY_READ, settings.county());
        var about = new ObjectRef("news", id);
        if (!wellbeing.tellAgain(id)) {
            throw new NotWaiting(about);
        }
        timeline.append(about, viewer.actor(), "news.told_again", Map.of(), null);
    }

    @Operation(summary = "Has a message sent again that was given up")
    @PostMapping("/messages/{id}/again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void sendAgain(Viewer viewer, @PathVariable UUID id) {
        viewer.require(Permission.DUTY_READ, settings.county());
        var about = new ObjectRef("notice", id);
        if (!notices.sendAgain(id)) {
            throw new NotWaiting(about);
        }
        timeline.append(about, viewer.actor(), "notice.sent_again", Map.of(), null);
    }

    private static void tell(List<String> troubles, String code, boolean holds) {
        if (holds) {
            troubles.add(code);
        }
    }

    private static boolean older(@Nullable Instant sealedAt, Instant now) {
        return sealedAt == null || sealedAt.isBefore(now.minus(SEALED_WITHIN));
    }

    private @Nullable Long room() {
        try {
            return Files.getFileStore(settings.home()).getUsableSpace();
        } catch (IOException e) {
            return null;
        }
    }

    private List<Certificate> certificates() {
        var known = bundles.getIfAvailable();
        if (known == null) {
            return List.of();
        }
        return new SslInfo(known, clock)
                .getBundles().stream()
                        .flatMap(bundle -> bundle.getCertificateChains().stream()
                                .flatMap(chain -> chain.getCertificates().stream())
                                .filter(c -> c.getValidityEnds() != null && c.getSubject() != null)
                                .map(c -> new Certificate(bundle.getName(), c.getSubject(), c.getValidityEnds())))
                        .toList();
    }
}
