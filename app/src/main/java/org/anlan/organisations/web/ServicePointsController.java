// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendars;
import org.anlan.organisations.NewServicePoint;
import org.anlan.organisations.NotAccepted;
import org.anlan.organisations.Organs;
import org.anlan.organisations.ServicePoint;
import org.anlan.organisations.ServicePoints;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Service points and organs: anybody may read them; changes need {@link Permission#ORGANISATION_MANAGE}. */
@RestController
@RequestMapping("/api")
class ServicePointsController {
    private final ServicePoints points;
    private final Organs organs;
    private final Places places;
    private final WorkCalendars calendars;
    private final Clock clock;

    ServicePointsController(ServicePoints points, Organs organs, Places places, WorkCalendars calendars, Clock clock) {
        this.points = points;
        this.organs = organs;
        this.places = places;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * One point as it is handed out.
     *
     * @param names its name in both languages, for changing it
     * @param addresses where it is, in both languages
     * @param now whether it is open at this moment
     * @param hoursLine the hours as they are written, for changing them
     */
    record PointView(
            UUID id,
            String code,
            String name,
            String area,
            String path,
            String address,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String phone,
            String hours,
            String hoursLine,
            boolean now,
            List<String> services,
            @Nullable UUID unit,
            Both names,
            Both addresses) {}

    /** One thing said in both languages. */
    record Both(String zh, String en) {}

    record OrganView(
            String code,
            String kind,
            String name,
            String phone,
            String address,
            String hours,
            String takes,
            String within,
            String basis) {}

    record PointForm(
            @NotBlank @Size(max = 40) String code,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn,
            @NotBlank @Size(max = 15) String area,
            @NotBlank @Size(max = 200) String address,
            @NotBlank @Size(max = 200) String addressEn,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable @Size(max = 30) String phone,
            @NotBlank @Size(max = 200) String hours,
            @NotNull @Size(max = 20) List<@NotBlank String> services,
            @Nullable UUID unit) {
        NewServicePoint value() {
            return new NewServicePoint(
                    code.strip(), name, nameEn, area, address, addressEn, lon, lat, phone, hours, services, unit);
        }
    }

    /**
     * The open points, by area.
     *
     * @param area only those within this area
     */
    @Operation(summary = "The open service points, by area")
    @GetMapping("/service-points")
    List<PointView> list(@RequestParam(defaultValue = "") String area, Locale locale) {
        return points.within(area).stream().map(p -> view(p, locale)).toList();
    }

    @Operation(summary = "The organs to which everybody can turn")
    @GetMapping("/organs")
    List<OrganView> organs(Locale locale) {
        return organs.all().stream()
                .map(o -> new OrganView(
                        o.code(),
                        o.kind().name(),
                        o.name(locale),
                        o.phone(),
                        o.address(locale),
                        o.hours().says(locale),
                        o.takes(locale),
                        o.within(locale),
                        o.basis()))
                .toList();
    }

    @Operation(summary = "Opens a service point")
    @PostMapping("/service-points")
    @ResponseStatus(HttpStatus.CREATED)
    PointView create(Viewer viewer, @Valid @RequestBody PointForm form, Locale locale) {
        viewer.require(Permission.ORGANISATION_MANAGE, form.area());
        return view(points.create(form.value(), viewer.actor()), locale);
    }

    @Operation(summary = "Changes a service point")
    @PutMapping("/service-points/{id}")
    PointView change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody PointForm form, Locale locale) {
        manage(viewer, id);
        viewer.require(Permission.ORGANISATION_MANAGE, form.area());
        return view(points.change(id, form.value(), viewer.actor()), locale);
    }

    @Operation(summary = "Closes a service point for good")
    @PostMapping("/service-points/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Viewer viewer, @PathVariable UUID id) {
        manage(viewer, id);
        points.close(id, viewer.actor());
    }

    private void manage(Viewer viewer, UUID id) {
        // whoever may manage nothing does not learn which points there are
        viewer.require(Permission.ORGANISATION_MANAGE);
        ServicePoint point = points.find(id).orElseThrow(() -> new NotAccepted("id", "unknown"));
        viewer.require(Permission.ORGANISATION_MANAGE, point.area());
    }

    private PointView view(ServicePoint p, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        WorkCalendar calendar = calendars.county();
        return new PointView(
                p.id(),
                p.code(),
                english ? p.nameEn() : p.name(),
                p.area(),
                places.path(p.area(), locale),
                english ? p.addressEn() : p.address(),
                p.lon(),
                p.lat(),
                p.phone(),
                p.hours().says(locale),
                p.hours().toString(),
                p.hours().isOpen(LocalDateTime.ofInstant(clock.instant(), calendar.zone()), calendar),
                p.services(),
                p.unit(),
                new Both(p.name(), p.nameEn()),
                new Both(p.address(), p.addressEn()));
    }
}
