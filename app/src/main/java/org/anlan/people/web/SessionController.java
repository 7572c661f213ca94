// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.kernel.KernelSettings;
import org.anlan.people.EmergencyAccess;
import org.anlan.people.UnitNames;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in at a desk, and what the desk may offer. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final ObjectProvider<UnitNames> units;
    private final EmergencyAccess emergency;
    private final KernelSettings settings;
    private final Clock clock;
    private final boolean sample;

    /**
     * @param account the account
     * @param name the officer's name
     * @param unit the unit, or null
     * @param permissions what is allowed, and where
     * @param county the county's code
     * @param zone the county's time zone
     * @param now the office's clock
     * @param breakGlass whether emergency access is open
     * @param breakGlassUntil until when, or null
     * @param reviewsWaiting uses of emergency access that nobody has reviewed; for those who verify the log, else 0
     * @param sample whether the invented county is shown
     */
    record Session(
            UUID account,
            String name,
            @Nullable NamedUnit unit,
            List<Granted> permissions,
            String county,
            String zone,
            Instant now,
            boolean breakGlass,
            @Nullable Instant breakGlassUntil,
            int reviewsWaiting,
            boolean sample) {}

    record Granted(String permission, String area) {}

    record NamedUnit(UUID id, String name) {}

    SessionController(
            ObjectProvider<UnitNames> units,
            EmergencyAccess emergency,
            KernelSettings settings,
            Clock clock,
            @Value("${anlan.sample:none}") String sample) {
        this.units = units;
        this.emergency = emergency;
        this.settings = settings;
        this.clock = clock;
        this.sample = !sample.equals("none");
    }

    @Operation(summary = "Who is signed in at this desk, and what the desk may offer")
    @GetMapping
    Session session(Viewer viewer, Locale locale) {
        var names = units.getIfAvailable();
        var unit = viewer.unit() == null || names == null
                ? null
                : names.name(viewer.unit(), locale)
                        .map(name -> new NamedUnit(java.util.Objects.requireNonNull(viewer.unit()), name))
                        .orElse(null);
        return new Session(
                viewer.account(),
                viewer.name(),
                unit,
                viewer.grants().stream()
                        .map(g -> new Granted(g.permission().name(), g.area()))
                        .distinct()
                        .toList(),
                settings.county(),
                settings.zone().getId(),
                clock.instant(),
                viewer.breakGlass(),
                viewer.breakGlass() ? emergency.openUntil(viewer).orElse(null) : null,
                viewer.may(Permission.LOG_VERIFY, settings.county()) ? emergency.waiting() : 0,
                sample);
    }
}
