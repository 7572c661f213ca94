// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendar.Span;
import org.anlan.organisations.Absence;
import org.anlan.organisations.Duty;
import org.anlan.organisations.Gap;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.NotAccepted;
import org.anlan.organisations.OnDuty;
import org.anlan.organisations.OpeningHours;
import org.anlan.organisations.Rosters;
import org.anlan.organisations.Shift;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Units, their rosters and hours. Every officer may see which units there are and how to reach them; rosters within one's
 * areas; changes need {@link Permission#ORGANISATION_MANAGE} where the unit is, and where it goes.
 */
@RestController
@RequestMapping("/api")
class UnitsController {
    private static final int LARGEST_PAGE = 500;

    private final Units units;
    private final Rosters rosters;
    private final Accounts accounts;
    private final Timeline timeline;
    private final Clock clock;

    UnitsController(Units units, Rosters rosters, Accounts accounts, Timeline timeline, Clock clock) {
        this.units = units;
        this.rosters = rosters;
        this.accounts = accounts;
        this.timeline = timeline;
        this.clock = clock;
    }

    record UnitView(
            UUID id,
            String code,
            String kind,
            String name,
            String nameEn,
            String area,
            @Nullable String island,
            @Nullable String phone,
            String calendar,
            List<String> duties,
            List<String> dutyCodes,
            boolean open) {}

    record Named(UUID id, String name) {}

    record OfficerView(UUID id, String name, @Nullable String workPhone) {}

    record UnitDetail(
            UnitView unit,
            @Nullable String staffed,
            List<String> openToday,
            boolean restToday,
            List<OfficerView> officers,
            boolean mayManage) {}

    record OnDutyView(
            @Nullable OfficerView officer,
            Instant from,
            Instant until,
            String duty,
            @Nullable Named covers) {}

    record GapView(Instant from, Instant until, List<Named> away) {}

    record ShiftView(
            UUID id,
            @Nullable OfficerView officer,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            Set<Shift.Day> days,
            LocalTime opens,
            LocalTime closes,
            String duty) {}

    record AbsenceView(
            UUID id,
            @Nullable OfficerView officer,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable OfficerView cover) {}

    record RosterView(List<ShiftView> shifts, List<AbsenceView> absences) {}

    record DutyView(String code, String name, String nameEn) {}

    record DayForm(
            @NotNull LocalDate day,
            boolean open,
            @NotBlank @Size(max = 200) String reason) {}

    record HoursView(List<String> spans, List<DayForm> days) {}

    record HoursForm(
            @NotNull @Size(max = 6) List<@NotBlank String> spans,
            @NotNull @Size(max = 400) List<@Valid @NotNull DayForm> days) {}

    record UnitForm(
            @NotBlank @Size(max = 40) String code,
            @NotNull Unit.Kind kind,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn,
            @NotBlank @Size(max = 15) String area,
            @Nullable @Size(max = 3) String island,
            @Nullable @Size(max = 30) String phone,
            @Nullable @Size(max = 200) String staffed,
            @NotNull @Size(max = 40) List<@NotBlank String> duties) {
        NewUnit value() {
            return new NewUnit(
                    code.strip(),
                    kind,
                    name.strip(),
                    nameEn.strip(),
                    area,
                    blankToNull(island),
                    blankToNull(phone),
                    blankToNull(staffed),
                    duties);
        }
    }

    record CloseForm(@NotBlank @Size(max = 200) String reason) {}

    record ShiftForm(
            @NotNull UUID account,
            @NotNull LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @NotEmpty Set<Shift.@NotNull Day> days,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes,
            @NotBlank @Size(max = 40) String duty) {}

    record AbsenceForm(
            @NotNull UUID account,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay,
            @Nullable UUID cover) {}

    record Done(
            Instant at,
            @Nullable Named by,
            String what,
            Map<String, Object> facts,
            @Nullable String note) {}

    record Created(UUID id) {}

    /**
     * The units there are, by code; their number before cutting into pages stands in {@code X-Total-Count}.
     *
     * @param q part of a name, code or duty
     * @param area only units that serve this area or one within it
     * @param duty only units with this duty
     * @param closed true also lists closed ones
     */
    @Operation(summary = "The units there are, by code, a page at a time")
    @GetMapping("/units")
    ResponseEntity<List<UnitView>> list(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + LARGEST_PAGE) int size) {
        Map<String, Duty> duties = duties();
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<UnitView> found = (closed ? units.everyOne() : units.all())
                .stream()
                        .filter(u -> u.area().startsWith(area))
                        .filter(u -> duty.isEmpty() || u.duties().contains(duty))
                        .map(u -> view(u, duties, locale))
                        .filter(u -> wanted.isEmpty() || words(u).contains(wanted))
                        .toList();
        int each = Math.clamp(size, 1, LARGEST_PAGE);
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(found.size()))
                .body(found.stream()
                        .skip((long) Math.max(0, page) * each)
                        .limit(each)
                        .toList());
    }

    @Operation(summary = "What units can be there to do")
    @GetMapping("/duties")
    List<DutyView> dutyList(Viewer viewer) {
        return units.duties().stream()
                .map(d -> new DutyView(d.code(), d.name(), d.nameEn()))
                .toList();
    }

    @Operation(summary = "One unit with today's hours; its officers only for those who may read rosters")
    @GetMapping("/units/{id}")
    UnitDetail get(Viewer viewer, @PathVariable UUID id, Locale locale) {
        Unit unit = units.get(id);
        Reach.requireRead(viewer, unit.area());
        WorkCalendar calendar = units.calendarOf(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return new UnitDetail(
                view(unit, duties(), locale),
                units.staffed(id).map(OpeningHours::toString).orElse(null),
                calendar.openHours(today).stream().map(UnitsController::text).toList(),
                !calendar.isWorkday(today),
                accounts.ofUnit(id).stream().map(UnitsController::officer).toList(),
                viewer.may(Permission.ORGANISATION_MANAGE, unit.area()));
    }

    @Operation(summary = "Sets up a unit")
    @PostMapping("/units")
    @ResponseStatus(HttpStatus.CREATED)
    UnitView create(Viewer viewer, @Valid @RequestBody UnitForm form, Locale locale) {
        viewer.require(Permission.ORGANISATION_MANAGE, form.area());
        return view(units.create(form.value(), viewer.actor()), duties(), locale);
    }

    @Operation(summary = "Changes a unit")
    @PutMapping("/units/{id}")
    UnitView change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody UnitForm form, Locale locale) {
        manage(viewer, id);
        viewer.require(Permission.ORGANISATION_MANAGE, form.area());
        return view(units.change(id, form.value(), viewer.actor()), duties(), locale);
    }

    @Operation(summary = "Closes a unit in which nobody works any more")
    @PostMapping("/units/{id}/close")
    UnitView close(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody CloseForm form, Locale locale) {
        manage(viewer, id);
        units.close(id, form.reason().strip(), viewer.actor());
        return view(units.get(id), duties(), locale);
    }

    @Operation(summary = "How a unit's working time differs from the county's")
    @GetMapping("/units/{id}/hours")
    HoursView hours(Viewer viewer, @PathVariable UUID id) {
        Reach.requireRead(viewer, units.get(id).area());
        Units.OwnHours own = units.hoursOf(id);
        return new HoursView(
                own.spans().stream().map(UnitsController::text).toList(),
                new TreeMap<>(own.days())
                        .entrySet().stream()
                                .map(d -> new DayForm(
                                        d.getKey(),
                                        d.getValue().open(),
                                        d.getValue().reason()))
                                .toList());
    }

    @Operation(summary = "Sets how a unit's working time differs from the county's; nothing at all: it does not")
    @PutMapping("/units/{id}/hours")
    HoursView setHours(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody HoursForm form) {
        manage(viewer, id);
        Map<LocalDate, Units.OwnDay> days = new HashMap<>();
        form.days()
                .forEach(d ->
                        days.put(d.day(), new Units.OwnDay(d.open(), d.reason().strip())));
        units.setHours(
                id,
                new Units.OwnHours(
                        form.spans().stream().map(UnitsController::span).toList(), days),
                viewer.actor());
        return hours(viewer, id);
    }

    @Operation(summary = "Who is on duty in a unit, leave and cover counted in")
    @GetMapping("/units/{id}/duty")
    List<OnDutyView> duty(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        Reach.requireRead(viewer, units.get(id).area());
        Instant begin = from == null ? clock.instant() : from;
        List<OnDuty> duty = rosters.duty(id, begin, until == null ? begin.plus(Duration.ofDays(7)) : until);
        Set<UUID> ids = new HashSet<>();
        duty.forEach(d -> {
            ids.add(d.account());
            if (d.covers() != null) {
                ids.add(d.covers());
            }
        });
        Map<UUID, Officer> names = accounts.names(ids);
        return duty.stream()
                .map(d -> new OnDutyView(
                        officer(names.get(d.account())), d.from(), d.until(), d.duty(), named(names, d.covers())))
                .toList();
    }

    @Operation(summary = "When somebody has to be there and nobody is")
    @GetMapping("/units/{id}/gaps")
    List<GapView> gaps(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        Reach.requireRead(viewer, units.get(id).area());
        Instant begin = from == null ? clock.instant() : from;
        List<Gap> gaps = rosters.gaps(id, begin, until == null ? begin.plus(Duration.ofDays(7)) : until);
        Map<UUID, Officer> names =
                accounts.names(gaps.stream().flatMap(g -> g.away().stream()).collect(Collectors.toSet()));
        return gaps.stream()
                .map(g -> new GapView(
                        g.from(),
                        g.until(),
                        g.away().stream()
                                .map(a -> named(names, a))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    @Operation(summary = "The rules behind the roster: shifts, and absences from a month ago on")
    @GetMapping("/units/{id}/roster")
    RosterView roster(Viewer viewer, @PathVariable UUID id) {
        Reach.requireRead(viewer, units.get(id).area());
        List<Shift> shifts = rosters.shifts(id);
        Set<UUID> people = shifts.stream().map(Shift::account).collect(Collectors.toSet());
        accounts.ofUnit(id).forEach(o -> people.add(o.id()));
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), units.calendarOf(id).zone());
        List<Absence> absences =
                people.isEmpty() ? List.of() : rosters.absences(people, today.minusDays(31), today.plusYears(2));
        absences.forEach(a -> {
            if (a.cover() != null) {
                people.add(a.cover());
            }
        });
        Map<UUID, Officer> names = accounts.names(people);
        return new RosterView(
                shifts.stream()
                        .map(s -> new ShiftView(
                                s.id(),
                                officer(names.get(s.account())),
                                s.firstDay(),
                                s.lastDay(),
                                s.days(),
                                s.opens(),
                                s.closes(),
                                s.duty()))
                        .toList(),
                absences.stream()
                        .map(a -> new AbsenceView(
                                a.id(),
                                officer(names.get(a.account())),
                                a.firstDay(),
                                a.lastDay(),
                                a.cover() == null ? null : officer(names.get(a.cover()))))
                        .toList());
    }

    @Operation(summary = "Puts a shift on the roster")
    @PostMapping("/units/{id}/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    Created addShift(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ShiftForm form) {
        manage(viewer, id);
        return new Created(rosters.add(
                id,
                form.account(),
                form.firstDay(),
                form.lastDay(),
                form.days(),
                form.opens(),
                form.closes(),
                form.duty(),
                viewer.actor()));
    }

    /**
     * Ends a shift.
     *
     * @param last the last day it still holds; today when it is not said
     */
    @Operation(summary = "Ends a shift")
    @DeleteMapping("/units/{id}/shifts/{shift}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endShift(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID shift,
            @RequestParam(required = false) @Nullable LocalDate last) {
        manage(viewer, id);
        rosters.end(
                id,
                shift,
                last == null
                        ? LocalDate.ofInstant(
                                clock.instant(), units.calendarOf(id).zone())
                        : last,
                viewer.actor());
    }

    @Operation(summary = "Notes that an officer is away for whole days; nobody is asked why")
    @PostMapping("/units/{id}/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Created away(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody AbsenceForm form) {
        manage(viewer, id);
        return new Created(
                rosters.away(id, form.account(), form.firstDay(), form.lastDay(), form.cover(), viewer.actor()));
    }

    @Operation(summary = "Takes an absence back")
    @DeleteMapping("/units/{id}/absences/{absence}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void back(Viewer viewer, @PathVariable UUID id, @PathVariable UUID absence) {
        manage(viewer, id);
        rosters.back(id, absence, viewer.actor());
    }

    @Operation(summary = "Everything that was done to a unit, oldest first")
    @GetMapping("/units/{id}/history")
    List<Done> history(Viewer viewer, @PathVariable UUID id) {
        Reach.requireRead(viewer, units.get(id).area());
        var entries = timeline.of(new ObjectRef("unit", id));
        Map<UUID, Officer> names = accounts.names(entries.stream()
                .map(e -> e.actor().id())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return entries.stream()
                .map(e -> new Done(e.at(), named(names, e.actor().id()), e.what(), e.facts(), e.note()))
                .toList();
    }

    private void manage(Viewer viewer, UUID unit) {
        viewer.require(Permission.ORGANISATION_MANAGE, units.get(unit).area());
    }

    private Map<String, Duty> duties() {
        return units.duties().stream().collect(Collectors.toMap(Duty::code, d -> d));
    }

    private static UnitView view(Unit u, Map<String, Duty> duties, Locale locale) {
        return new UnitView(
                u.id(),
                u.code(),
                u.kind().name(),
                u.name(),
                u.nameEn(),
                u.area(),
                u.island(),
                u.phone(),
                u.calendar(),
                names(u.duties(), duties, locale),
                u.duties(),
                u.open());
    }

    private static List<String> names(Collection<String> codes, Map<String, Duty> duties, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return codes.stream()
                .map(code -> {
                    Duty duty = duties.get(code);
                    return duty == null ? code : english ? duty.nameEn() : duty.name();
                })
                .toList();
    }

    private static String words(UnitView unit) {
        return String.join("\n", unit.name(), unit.nameEn(), unit.code(), String.join("\n", unit.duties()))
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable OfficerView officer(@Nullable Officer officer) {
        return officer == null ? null : new OfficerView(officer.id(), officer.name(), officer.workPhone());
    }

    private static @Nullable Named named(Map<UUID, Officer> names, @Nullable UUID id) {
        Officer officer = id == null ? null : names.get(id);
        return officer == null ? null : new Named(officer.id(), officer.name());
    }

    private static Span span(String text) {
        try {
            return Span.parse(text);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new NotAccepted("spans", "not-understood");
        }
    }

    private static String text(Span span) {
        return span.from() + "-" + span.until();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
