// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty in which unit, and when nobody is. */
@Component
public class Rosters {
    private static final Duration LONGEST = Duration.ofDays(92);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;
    private final Units units;
    private final Accounts accounts;

    Rosters(JdbcClient jdbc, CountyCode county, Timeline timeline, Units units, Accounts accounts) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        this.units = units;
        this.accounts = accounts;
    }

    /**
     * Who is on duty in a unit, leave and cover counted in, by beginning.
     *
     * @param unit the unit
     * @param from from when on
     * @param until until when; at most 92 days later
     * @throws UnknownUnit when there is none
     */
    public List<OnDuty> duty(UUID unit, Instant from, Instant until) {
        return roster(unit).duty(from, limit(from, until));
    }

    /**
     * Who is on duty in a unit at a moment.
     *
     * @param unit the unit
     * @param at the moment
     * @throws UnknownUnit when there is none
     */
    public List<OnDuty> onDuty(UUID unit, Instant at) {
        return duty(unit, at, at.plusMillis(1));
    }

    /**
     * When somebody has to be on duty in a unit and nobody is. A unit that keeps no roster has no gaps.
     *
     * @param unit the unit
     * @param from from when on
     * @param until until when; at most 92 days later
     * @throws UnknownUnit when there is none
     */
    public List<Gap> gaps(UUID unit, Instant from, Instant until) {
        return roster(unit).gaps(from, limit(from, until));
    }

    /**
     * A unit's shifts, past ones too, by first day.
     *
     * @param unit the unit
     */
    public List<Shift> shifts(UUID unit) {
        return jdbc.sql("""
                        select id, unit, officer_account, first_day, last_day, days, opens, closes, duty
                        from organisations.shift where county = :county and unit = :unit order by first_day, opens, id""")
                .param("county", county.value())
                .param("unit", unit)
                .query(Rosters::shift)
                .list();
    }

    /**
     * Absences that reach into a stretch of days, by first day.
     *
     * @param accounts whose
     * @param from the first day
     * @param until the last day
     */
    public List<Absence> absences(Collection<UUID> accounts, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select id, officer_account, first_day, last_day, cover_account from organisations.absence
                        where county = :county and officer_account = any(:accounts)
                          and first_day <= :until and last_day >= :from order by first_day, id""")
                .param("county", county.value())
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .query(Rosters::absence)
                .list();
    }

    /**
     * Puts a shift on a unit's roster.
     *
     * @param unit the unit
     * @param account the officer
     * @param firstDay the first day on which it may fall
     * @param lastDay the last, or null while it goes on
     * @param days on which days it falls, at least one
     * @param opens when it begins, local time
     * @param closes when it ends; at or before {@code opens} means the next day
     * @param duty which duty, such as {@code desk}
     * @param actor who does it
     * @return the shift's identifier
     * @throws UnknownUnit when there is no such unit
     * @throws NotAccepted when it names no day, ends before it begins, or the officer cannot work
     */
    @Transactional
    public UUID add(
            UUID unit,
            UUID account,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            Set<Shift.Day> days,
            LocalTime opens,
            LocalTime closes,
            String duty,
            Actor actor) {
        units.lock(unit);
        if (days.isEmpty()) {
            throw new NotAccepted("days", "none");
        }
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new NotAccepted("lastDay", "before-first");
        }
        Units.requireCode("duty", duty);
        requireActive("account", account);
        UUID id = jdbc.sql("""
                        insert into organisations.shift (county, unit, officer_account, first_day, last_day, days, opens, closes, duty)
                        values (:county, :unit, :account, :firstDay, :lastDay, :days, :opens, :closes, :duty) returning id""")
                .param("county", county.value())
                .param("unit", unit)
                .param("account", account)
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .param("days", days.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("opens", opens)
                .param("closes", closes)
                .param("duty", duty)
                .query(UUID.class)
                .single();
        timeline.append(
                new ObjectRef("unit", unit),
                actor,
                "unit.shift-added",
                Map.of("shift", id, "officer", account, "first", firstDay.toString()),
                null);
        return id;
    }

    /**
     * Ends a shift: it no longer falls on any day after the given one. A shift that has not begun by then disappears.
     *
     * @param unit the unit
     * @param shift the shift
     * @param lastDay the last day it still holds
     * @param actor who does it
     * @throws NotAccepted when the unit has no such shift
     */
    @Transactional
    public void end(UUID unit, UUID shift, LocalDate lastDay, Actor actor) {
        units.lock(unit);
        int touched = jdbc.sql("""
                        delete from organisations.shift
                        where county = :county and unit = :unit and id = :shift and first_day > :lastDay""")
                .param("county", county.value())
                .param("unit", unit)
                .param("shift", shift)
                .param("lastDay", lastDay)
                .update();
        if (touched == 0) {
            touched = jdbc.sql("""
                            update organisations.shift set last_day = least(:lastDay, coalesce(last_day, :lastDay))
                            where county = :county and unit = :unit and id = :shift""")
                    .param("county", county.value())
                    .param("unit", unit)
                    .param("shift", shift)
                    .param("lastDay", lastDay)
                    .update();
        }
        if (touched == 0) {
            throw new NotAccepted("shift", "unknown");
        }
        timeline.append(
                new ObjectRef("unit", unit),
                actor,
                "unit.shift-ended",
                Map.of("shift", shift, "last", lastDay.toString()),
                null);
    }

    /**
     * Notes that an officer of a unit is away for whole days. Why is not asked.
     *
     * @param unit the unit on whose roster it shows
     * @param account the officer
     * @param firstDay the first day away
     * @param lastDay the last day away
     * @param cover who stands in, or null
     * @param actor who notes it
     * @return the absence's identifier
     * @throws UnknownUnit when there is no such unit
     * @throws NotAccepted when it ends before it begins, overlaps another, the officer neither works in the unit nor stands
     *     on its roster, or would stand in for themselves
     */
    @Transactional
    public UUID away(
            UUID unit, UUID account, LocalDate firstDay, LocalDate lastDay, @Nullable UUID cover, Actor actor) {
        units.lock(unit);
        if (lastDay.isBefore(firstDay)) {
            throw new NotAccepted("lastDay", "before-first");
        }
        if (account.equals(cover)) {
            throw new NotAccepted("cover", "self");
        }
        if (!belongs(unit, account)) {
            throw new NotAccepted("account", "not-of-this-unit");
        }
        if (cover != null) {
            requireActive("cover", cover);
        }
        if (!absences(List.of(account), firstDay, lastDay).isEmpty()) {
            throw new NotAccepted("firstDay", "overlap");
        }
        UUID id = jdbc.sql("""
                        insert into organisations.absence (county, officer_account, first_day, last_day, cover_account)
                        values (:county, :account, :firstDay, :lastDay, :cover) returning id""")
                .param("county", county.value())
                .param("account", account)
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .param("cover", cover)
                .query(UUID.class)
                .single();
        timeline.append(
                new ObjectRef("unit", unit),
                actor,
                "unit.absence-noted",
                Map.of("absence", id, "officer", account, "first", firstDay.toString(), "last", lastDay.toString()),
                null);
        return id;
    }

    /**
     * Takes an absence back: the officer is there after all.
     *
     * @param unit the unit on whose roster it shows
     * @param absence the absence
     * @param actor who does it
     * @throws NotAccepted when there is no such absence of an officer of this unit
     */
    @Transactional
    public void back(UUID unit, UUID absence, Actor actor) {
        units.lock(unit);
        UUID account = jdbc.sql(
                        "select officer_account from organisations.absence where county = :county and id = :absence")
                .param("county", county.value())
                .param("absence", absence)
                .query(UUID.class)
                .optional()
                .filter(officer -> belongs(unit, officer))
                .orElseThrow(() -> new NotAccepted("absence", "unknown"));
        jdbc.sql("delete from organisations.absence where county = :county and id = :absence")
                .param("county", county.value())
                .param("absence", absence)
                .update();
        timeline.append(
                new ObjectRef("unit", unit),
                actor,
                "unit.absence-taken-back",
                Map.of("absence", absence, "officer", account),
                null);
    }

    private boolean belongs(UUID unit, UUID account) {
        return accounts.find(account).map(Officer::unit).filter(unit::equals).isPresent()
                || shifts(unit).stream().anyMatch(s -> s.account().equals(account));
    }

    private void requireActive(String field, UUID account) {
        if (accounts.find(account).filter(Officer::active).isEmpty()) {
            throw new NotAccepted(field, "unknown");
        }
    }

    private Roster roster(UUID unit) {
        List<Shift> shifts = shifts(unit);
        Set<UUID> accounts = new TreeSet<>();
        shifts.forEach(s -> accounts.add(s.account()));
        List<Absence> absences = accounts.isEmpty() ? List.of() : withCovers(accounts);
        return new Roster(
                unit,
                shifts,
                absences,
                units.calendarOf(unit),
                units.staffed(unit).orElse(null));
    }

    /** Somebody who stands in may be away too. */
    private List<Absence> withCovers(Set<UUID> accounts) {
        LocalDate always = LocalDate.of(1900, 1, 1);
        LocalDate forever = LocalDate.of(9999, 12, 31);
        List<Absence> own = absences(accounts, always, forever);
        Set<UUID> everyone = new HashSet<>(accounts);
        own.forEach(a -> {
            if (a.cover() != null) {
                everyone.add(a.cover());
            }
        });
        return everyone.size() == accounts.size() ? own : absences(everyone, always, forever);
    }

    private static Instant limit(Instant from, Instant until) {
        return until.isAfter(from.plus(LONGEST)) ? from.plus(LONGEST) : until;
    }

    private static Shift shift(ResultSet r, int row) throws SQLException {
        Set<Shift.Day> days = new TreeSet<>();
        for (String day : (String[]) r.getArray("days").getArray()) {
            days.add(Shift.Day.valueOf(day));
        }
        return new Shift(
                r.getObject("id", UUID.class),
                r.getObject("unit", UUID.class),
                r.getObject("officer_account", UUID.class),
                r.getObject("first_day", LocalDate.class),
                r.getObject("last_day", LocalDate.class),
                days,
                r.getObject("opens", LocalTime.class),
                r.getObject("closes", LocalTime.class),
                r.getString("duty"));
    }

    private static Absence absence(ResultSet r, int row) throws SQLException {
        return new Absence(
                r.getObject("id", UUID.class),
                r.getObject("officer_account", UUID.class),
                r.getObject("first_day", LocalDate.class),
                r.getObject("last_day", LocalDate.class),
                r.getObject("cover_account", UUID.class));
    }
}
