// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Years of holidays that are loaded while the office is open: kept in the database, so that every node knows them within
 * {@value #SECONDS} seconds and after its next start. They win over the files.
 */
@Component
public class CalendarYears implements SmartLifecycle {
    static final int SECONDS = 15;

    private static final Logger log = LoggerFactory.getLogger(CalendarYears.class);
    private static final ObjectRef CALENDAR = new ObjectRef("calendar", new UUID(0x7000L, 0x8000_0000_0000_0001L));

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final JsonMapper json;
    private final Timeline timeline;
    private final WorkCalendars calendars;
    private final Map<Integer, Long> known = new HashMap<>();
    private volatile boolean running;

    private record Stored(int year, String source, List<Holiday> holidays, long version) {}

    CalendarYears(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            JsonMapper json,
            Timeline timeline,
            WorkCalendars calendars) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.json = json;
        this.timeline = timeline;
        this.calendars = calendars;
    }

    /**
     * Loads a year, or corrects it. When the transaction is through, counts that were provisional become final and
     * {@link CalendarYearLoaded} tells those who keep hints.
     *
     * @param year the year
     * @param source the notice it is taken from
     * @param holidays its holidays
     * @param actor who loads it
     * @throws IllegalArgumentException naming the day that does not belong, is named twice or is worked anyhow
     */
    @Transactional
    public void load(int year, String source, List<Holiday> holidays, Actor actor) {
        YearOfHolidays.of(year, source, holidays);
        jdbc.sql("""
                        insert into kernel.calendar_year (county, year, source, holidays, version, loaded_at)
                        values (:county, :year, :source, :holidays::jsonb, nextval('kernel.calendar_year_version'), :now)
                        on conflict (county, year) do update set source = excluded.source, holidays = excluded.holidays,
                          version = excluded.version, loaded_at = excluded.loaded_at""")
                .param("county", county.value())
                .param("year", year)
                .param("source", source)
                .param("holidays", json.writeValueAsString(holidays))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        timeline.append(CALENDAR, actor, "calendar.year_loaded", Map.of("year", year), null);
        refreshAfterCommit();
    }

    /**
     * Takes a loaded year away again; what a file says of it holds then.
     *
     * @param year the year
     * @param actor who does it
     */
    @Transactional
    public void withdraw(int year, Actor actor) {
        jdbc.sql("delete from kernel.calendar_year where county = :county and year = :year")
                .param("county", county.value())
                .param("year", year)
                .update();
        timeline.append(CALENDAR, actor, "calendar.year_withdrawn", Map.of("year", year), null);
        refreshAfterCommit();
    }

    /** The years known, from whatever source, each with its holidays in order. */
    public Map<Integer, List<Holiday>> all() {
        Map<Integer, List<Holiday>> all = new java.util.TreeMap<>();
        calendars.years().forEach(year -> all.put(year, calendars.holidays(year)));
        stored().forEach(s -> all.put(s.year(), sorted(s.holidays())));
        return all;
    }

    /**
     * The notice a year was taken from.
     *
     * @param year a year out of {@link #all()}
     */
    public String source(int year) {
        return stored().stream()
                .filter(s -> s.year() == year)
                .map(Stored::source)
                .findFirst()
                .orElseGet(() -> calendars.source(year));
    }

    private static List<Holiday> sorted(List<Holiday> holidays) {
        return holidays.stream()
                .sorted(java.util.Comparator.comparing(Holiday::from))
                .toList();
    }

    private List<Stored> stored() {
        return jdbc.sql(
                        "select year, source, holidays::text as holidays, version from kernel.calendar_year where county = :county")
                .param("county", county.value())
                .query((r, row) -> new Stored(
                        r.getInt("year"),
                        r.getString("source"),
                        List.of(json.readValue(r.getString("holidays"), Holiday[].class)),
                        r.getLong("version")))
                .list();
    }

    /** On a thread of its own: who hears of the year writes in transactions, and this one is just ending. */
    private void refreshAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("calendar-year").start(CalendarYears.this::refresh);
            }
        });
    }

    /** Takes over what changed in the database. */
    synchronized void refresh() {
        try {
            Map<Integer, Long> now = new HashMap<>();
            for (Stored s : stored()) {
                now.put(s.year(), s.version());
                if (!Long.valueOf(s.version()).equals(known.get(s.year()))) {
                    known.put(s.year(), s.version());
                    calendars.take(YearOfHolidays.of(s.year(), s.source(), s.holidays()));
                    log.info("the holidays of {} are known: {}", s.year(), s.source());
                }
            }
            for (int year : List.copyOf(known.keySet())) {
                if (!now.containsKey(year)) {
                    known.remove(year);
                    calendars.forget(year);
                    log.info("the holidays of {} were withdrawn", year);
                }
            }
        } catch (RuntimeException e) { // the database may be away for a moment; the next round asks again
            log.warn("years of holidays wait: {}", e.getMessage());
        }
    }

    private void follow() {
        while (running) {
            try {
                Thread.sleep(Duration.ofSeconds(SECONDS));
            } catch (InterruptedException e) {
                return;
            }
            if (running) {
                refresh();
            }
        }
    }

    @Override
    public void start() {
        refresh();
        running = true;
        Thread.ofVirtual().name("calendar-years").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
