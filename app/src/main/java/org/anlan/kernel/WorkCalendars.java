// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anlan.kernel.WorkCalendar.Span;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The calendars of all offices. The county's own comes from data files: {@code calendar/<year>.yaml} for a year's public
 * holidays and {@code calendar/office.yaml} for opening hours, first those that travel with the application, then those
 * in the directory {@code calendar} of the node's home, which win. Other offices are defined by whoever keeps the units.
 */
@Component
public class WorkCalendars {
    /** The identifier of the county's own calendar. */
    public static final String COUNTY = "county";

    private final ZoneId zone;
    private final Path home;
    private final ApplicationEventPublisher events;
    private volatile Known known;

    @Autowired
    WorkCalendars(KernelSettings settings, ApplicationEventPublisher events) {
        this(settings.zone(), settings.home().resolve("calendar"), events);
    }

    private WorkCalendars(ZoneId zone, Path home, ApplicationEventPublisher events) {
        this.zone = zone;
        this.home = home;
        this.events = events;
        this.known = readAll(zone, home);
    }

    /**
     * The calendars that travel with the application, without a node around them: for tests and batch tools.
     *
     * @param zone the zone in which days begin
     */
    public static WorkCalendars standard(ZoneId zone) {
        return new WorkCalendars(zone, Path.of("no-home"), event -> {});
    }

    /** The county's own calendar. */
    public WorkCalendar county() {
        return of(COUNTY);
    }

    /**
     * The calendar of an office. Ask anew for each count: a year may have been loaded since.
     *
     * @param id {@value #COUNTY} or what {@link #define} was given
     * @throws NoSuchElementException when nobody has defined it
     */
    public WorkCalendar of(String id) {
        var calendar = known.calendars.get(id);
        if (calendar == null) {
            throw new NoSuchElementException("no work calendar is called " + id);
        }
        return calendar;
    }

    /**
     * Defines the calendar of an office that differs from the county's, or defines it anew.
     *
     * @param id its name
     * @param spans when it is open on a working day; empty takes the county's hours
     * @param extraOpen days on which it opens although others rest
     * @param extraClosed days on which it stays closed although others work
     * @return the calendar
     */
    public synchronized WorkCalendar define(
            String id, List<Span> spans, Set<LocalDate> extraOpen, Set<LocalDate> extraClosed) {
        var definition = new Definition(spans.isEmpty() ? known.openOf(COUNTY) : spans, extraOpen, extraClosed);
        if (!definition.equals(known.definitions.get(id))) {
            known = known.with(zone, id, definition);
        }
        return of(id);
    }

    /**
     * Loads the holidays of one more year, or corrects one, from a file such as {@code 2027.yaml}. Counts that were
     * provisional become final the next time they are asked for; {@link CalendarYearLoaded} tells who keeps hints. A copy
     * stays in the node's home, so that the next start knows the year too.
     *
     * @return the year
     * @throws IllegalArgumentException naming what is wrong in the file; nothing is changed then
     */
    public int load(Path file) {
        var year = YearOfHolidays.read(Yaml.file(file));
        try {
            Files.createDirectories(home);
            var copy = home.resolve(year.year() + ".yaml");
            if (!Files.exists(copy) || !Files.isSameFile(file, copy)) {
                var fresh = Files.createTempFile(home, "year", ".new");
                Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(year);
        return year.year();
    }

    /** The years whose holidays are known. */
    public SortedSet<Integer> years() {
        return new TreeSet<>(known.years.keySet());
    }

    /**
     * The notice a year's holidays were taken from.
     *
     * @param year a year out of {@link #years()}
     */
    public String source(int year) {
        var found = known.years.get(year);
        if (found == null) {
            throw new NoSuchElementException("the holidays of " + year + " are not loaded");
        }
        return found.source();
    }

    /**
     * The year the desk has to be reminded of. The State Council publishes the next year's arrangement in November.
     *
     * @param today the day of asking
     * @return this year if it is missing; from 1 November on the next year if that is missing; else nothing
     */
    public OptionalInt missingYear(LocalDate today) {
        var years = known.years.keySet();
        if (!years.contains(today.getYear())) {
            return OptionalInt.of(today.getYear());
        }
        return today.getMonthValue() >= Month.NOVEMBER.getValue() && !years.contains(today.getYear() + 1)
                ? OptionalInt.of(today.getYear() + 1)
                : OptionalInt.empty();
    }

    /** The holidays of a year out of {@link #years()}, in order. */
    List<Holiday> holidays(int year) {
        var found = known.years.get(year);
        return found == null ? List.of() : found.holidays();
    }

    /** Takes a year over that was loaded into the database. */
    void take(YearOfHolidays year) {
        add(year);
    }

    /** Goes back to what the files say about a year. */
    void forget(int year) {
        synchronized (this) {
            var years = new HashMap<>(known.years);
            var ofFiles = readAll(zone, home).years.get(year);
            if (ofFiles == null) {
                years.remove(year);
            } else {
                years.put(year, ofFiles);
            }
            known = Known.of(zone, years, known.definitions);
        }
        events.publishEvent(new CalendarYearLoaded(year));
    }

    private void add(YearOfHolidays year) {
        synchronized (this) {
            var years = new HashMap<>(known.years);
            years.put(year.year(), year);
            known = Known.of(zone, years, known.definitions);
        }
        events.publishEvent(new CalendarYearLoaded(year.year()));
    }

    private static Known readAll(ZoneId zone, Path home) {
        var years = new HashMap<Integer, YearOfHolidays>();
        var files = new ArrayList<>(Yaml.onClassPath("calendar/2*.yaml"));
        var office = new ArrayList<>(Yaml.onClassPath("calendar/office.yaml"));
        if (Files.isDirectory(home)) {
            try (var own = Files.newDirectoryStream(home, "*.yaml")) {
                for (var file : own) {
                    (file.getFileName().toString().equals("office.yaml") ? office : files).add(Yaml.file(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (var file : files) {
            var year = YearOfHolidays.read(file);
            years.put(year.year(), year);
        }
        var spans = office.getLast().texts("open").stream().map(Span::parse).toList();
        return Known.of(zone, years, Map.of(COUNTY, new Definition(spans, Set.of(), Set.of())));
    }

    /** How one office differs. */
    private record Definition(List<Span> spans, Set<LocalDate> extraOpen, Set<LocalDate> extraClosed) {
        Definition {
            spans = List.copyOf(spans);
            extraOpen = Set.copyOf(extraOpen);
            extraClosed = Set.copyOf(extraClosed);
        }
    }

    /** All that is known at one moment, exchanged as a whole so that readers need no lock. */
    private record Known(
            Map<Integer, YearOfHolidays> years,
            Map<LocalDate, YearOfHolidays.Special> days,
            Map<String, Definition> definitions,
            Map<String, WorkCalendar> calendars) {
        /** With other years, all calendars are built anew. */
        static Known of(ZoneId zone, Map<Integer, YearOfHolidays> years, Map<String, Definition> definitions) {
            var days = new HashMap<LocalDate, YearOfHolidays.Special>();
            // A later year's notice may correct the last days of the year before.
            new TreeMap<>(years).values().forEach(year -> days.putAll(year.days()));
            var bare = new Known(Map.copyOf(years), Map.copyOf(days), Map.copyOf(definitions), Map.of());
            var calendars = new HashMap<String, WorkCalendar>();
            definitions.forEach((id, definition) -> calendars.put(id, bare.build(zone, id, definition)));
            return new Known(bare.years, bare.days, bare.definitions, Map.copyOf(calendars));
        }

        /** With one more office, the others stay as they are. */
        Known with(ZoneId zone, String id, Definition definition) {
            var moreDefinitions = new HashMap<>(definitions);
            moreDefinitions.put(id, definition);
            var moreCalendars = new HashMap<>(calendars);
            moreCalendars.put(id, build(zone, id, definition));
            return new Known(years, days, Map.copyOf(moreDefinitions), Map.copyOf(moreCalendars));
        }

        private WorkCalendar build(ZoneId zone, String id, Definition d) {
            return new WorkCalendar(id, zone, d.spans, days, years.keySet(), d.extraOpen, d.extraClosed);
        }

        List<Span> openOf(String id) {
            var definition = definitions.get(id);
            return definition == null ? List.of() : definition.spans;
        }
    }
}
