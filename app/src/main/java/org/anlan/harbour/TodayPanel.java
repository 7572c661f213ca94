// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anlan.kernel.HallPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Today's boats on the hall's first page: what does not sail, since when and by whose notice, and what does. */
@Component
class TodayPanel implements HallPanel {
    private final Suspensions suspensions;
    private final Routes routes;
    private final Clock clock;
    private final MessageSource messages;

    TodayPanel(Suspensions suspensions, Routes routes, Clock clock, MessageSource messages) {
        this.suspensions = suspensions;
        this.routes = routes;
        this.clock = clock;
        this.messages = messages;
    }

    /** A route that does not sail. */
    public record Off(
            String routeName,
            Instant from,
            String reason,
            String source,
            @Nullable Instant until) {}

    /** A route that does. */
    public record On(String name) {}

    @Override
    public String fragment() {
        return "harbour/panels :: today";
    }

    @Override
    public String column() {
        return "main";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, Object> model(Locale locale) {
        Instant now = clock.instant();
        Set<String> off = new HashSet<>();
        List<Off> suspended = suspensions.open().stream()
                .filter(s ->
                        s.state() == Suspension.State.CONFIRMED && !s.from().isAfter(now))
                .flatMap(s -> s.routes().stream()
                        .filter(r -> off.add(r.code()))
                        .map(r -> new Off(
                                name(r, locale),
                                s.from(),
                                messages.getMessage("suspension.reason." + s.reason(), null, locale),
                                s.source(),
                                s.until())))
                .toList();
        List<On> sailing = routes.all().stream()
                .filter(r -> !off.contains(r.code()))
                .map(r -> new On(name(r, locale)))
                .toList();
        return Map.of("suspensions", suspended, "routes", sailing, "updatedAt", now);
    }

    private static String name(Route route, Locale locale) {
        return locale.getLanguage().equals("en") ? route.nameEn() : route.name();
    }
}
