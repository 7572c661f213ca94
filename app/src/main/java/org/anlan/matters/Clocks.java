// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Budget;
import org.anlan.kernel.ClockStop;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Due;
import org.anlan.kernel.Stop;
import org.anlan.kernel.Target;
import org.anlan.kernel.WorkCalendars;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.SuspensionRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clocks of an order: twenty-four hours to the first contact, and working days to the reply. What they say is derived
 * each time from budget, calendar and ledger; the hints stored beside an order only sort lists and wake the sweep.
 */
@Component
class Clocks {
    /** First contact within a day, weather or not: a telephone needs no ferry. */
    static final Budget FIRST_CONTACT = new Budget.NaturalHours(24);

    /** How long, in all, waiting for the requester may stop an order. */
    static final Duration LONGEST_WAIT = Duration.ofDays(10);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final WorkCalendars calendars;
    private final MatterRows rows;

    Clocks(JdbcClient jdbc, CountyCode county, Clock clock, WorkCalendars calendars, MatterRows rows) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.calendars = calendars;
        this.rows = rows;
    }

    /** The target of the reply as its ledger has it. */
    Target finish(OrderRow order, List<SuspensionRow> ledger) {
        return finish(order.budgetDays(), order.dispatchedAt(), order.calendar(), ledger);
    }

    /** The target of a reply: so many working days of a calendar, and what stopped them. */
    Target finish(int days, Instant start, String calendar, List<SuspensionRow> ledger) {
        List<Stop> stops = ledger.stream()
                .filter(s -> !s.voided())
                .map(s -> new Stop(s.from(), s.until(), s.reason(), s.source()))
                .toList();
        return Target.of(new Budget.WorkingDays(days), start, calendars.of(calendar))
                .suspendedBy(stops);
    }

    /** The target of the first contact; nothing stops it. */
    Target contact(OrderRow order) {
        return Target.of(FIRST_CONTACT, order.dispatchedAt(), calendars.of(order.calendar()));
    }

    /** When a reply is due for an order that is about to be made. */
    Due dueOf(int days, Instant start, String calendar, List<SuspensionRow> ledger) {
        return finish(days, start, calendar, ledger).due(clock.instant());
    }

    Instant contactDueOf(Instant start, String calendar) {
        return Target.of(FIRST_CONTACT, start, calendars.of(calendar))
                .due(start)
                .at();
    }

    /** Sets the hints of an order to what its deadline says now. */
    Due rehint(OrderRow order) {
        Due due = finish(order, rows.ledger(order.id())).due(clock.instant());
        rows.hint(order.id(), due.at(), due.provisional(), due.stoppedNow());
        return due;
    }

    /** The ledger lines that an order dispatched now begins with. */
    List<SuspensionRow> standingStops(@Nullable String island, @Nullable String base, boolean needsPresence) {
        if (!needsPresence || island == null || island.equals(base)) {
            return List.of();
        }
        lockStops("pg_advisory_xact_lock_shared");
        return jdbc
                .sql("""
                        select stop, islands, from_at, until_at, reason, source from matters.stop_notice
                         where county = :county and not withdrawn and (until_at is null or until_at > :now)""")
                .param("county", county.value())
                .param("now", MatterRows.utc(clock.instant()))
                .query((r, i) -> {
                    Set<String> islands =
                            Set.of((String[]) r.getArray("islands").getArray());
                    var line = new SuspensionRow(
                            r.getObject("stop", UUID.class),
                            "unreachable",
                            MatterRows.instantOf(r, "from_at"),
                            MatterRows.instant(r, "until_at"),
                            r.getString("reason"),
                            r.getString("source"),
                            false);
                    return new Standing(islands, line);
                })
                .list()
                .stream()
                .filter(s -> stops(s.islands(), island, base))
                .map(Standing::line)
                .toList();
    }

    /**
     * Keeps a dispatch and the news of a stop apart until one of them is committed: side by side, the order would not see
     * the stop and the stop would not see the order.
     */
    private void lockStops(String how) {
        jdbc.sql("select " + how + "(hashtext('matters.stops'))").query().listOfRows();
    }

    private record Standing(Set<String> islands, SuspensionRow line) {}

    /** Whether an unreachable island stops work at a place whose handler sets out from a base. */
    static boolean stops(Set<String> islands, @Nullable String island, @Nullable String base) {
        if (island == null || island.equals(base)) {
            return false;
        }
        return islands.contains(island) || (base != null && islands.contains(base));
    }

    /** Keeps what another room told, so that orders dispatched later stop as well. */
    void keep(ClockStop stop) {
        lockStops("pg_advisory_xact_lock");
        jdbc.sql("""
                        insert into matters.stop_notice (county, stop, islands, from_at, until_at, reason, source, withdrawn)
                        values (:county, :stop, :islands, :from, :until, :reason, :source, :withdrawn)
                        on conflict (county, stop) do update set islands = excluded.islands, from_at = excluded.from_at,
                          until_at = excluded.until_at, source = excluded.source, withdrawn = excluded.withdrawn""")
                .param("county", county.value())
                .param("stop", stop.stopId())
                .param("islands", stop.islands().toArray(String[]::new))
                .param("from", MatterRows.utc(stop.from()))
                .param("until", stop.until() == null ? null : MatterRows.utc(stop.until()))
                .param("reason", stop.reason())
                .param("source", stop.source())
                .param("withdrawn", stop.withdrawn())
                .update();
    }

    /** How long waiting for the requester has stopped an order so far. */
    Duration waited(List<SuspensionRow> ledger) {
        Instant now = clock.instant();
        List<SuspensionRow> questions = new ArrayList<>(ledger);
        questions.removeIf(s -> !s.kind().equals("question") || s.voided());
        return questions.stream()
                .map(s -> Duration.between(
                        s.from(), s.until() == null || s.until().isAfter(now) ? now : s.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
