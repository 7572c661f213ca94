// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.sea.Boat;
import org.anlan.sea.Outline;
import org.anlan.sea.Plot;
import org.anlan.sea.PlotFiles;
import org.anlan.sea.Plots;
import org.anlan.sea.SeaRefused;
import org.anlan.watch.NotAFence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** The register of plots and boats, for those who keep it. */
@RestController
@RequestMapping("/api/sea/register")
class PlotController {
    private final Plots plots;
    private final PlotFiles files;
    private final CountyCode county;
    private final MessageSource messages;

    PlotController(Plots plots, PlotFiles files, CountyCode county, MessageSource messages) {
        this.plots = plots;
        this.files = files;
        this.county = county;
        this.messages = messages;
    }

    record PlotEntry(
            @NotNull String number,
            @NotNull String name,
            @NotNull String area,
            @Nullable Double mu,
            @NotNull String holder,
            @NotNull String holderCode,
            @Nullable String licence,
            @Nullable LocalDate licenceFrom,
            @Nullable LocalDate licenceUntil,
            @NotNull String state,
            @Nullable JsonNode geometry) {
        Plot.Entry entry() {
            try {
                return new Plot.Entry(
                        number,
                        name,
                        area,
                        mu,
                        holder,
                        holderCode,
                        licence,
                        licenceFrom,
                        licenceUntil,
                        Plot.State.valueOf(state.toUpperCase(Locale.ROOT)),
                        geometry == null || geometry.isNull() ? null : Outline.ofGeoJson(geometry));
            } catch (NotAFence e) {
                throw new SeaRefused("outline", e.reason());
            } catch (IllegalArgumentException e) {
                throw new SeaRefused("state", "unknown");
            }
        }
    }

    record BoatEntry(
            @NotNull String name,
            @Nullable Integer mmsi,
            @Nullable Double lengthMetres,
            @NotNull String duty,
            @Nullable String holderCode,
            @NotNull String state,
            @NotNull List<String> plots) {
        Boat.Entry entry() {
            try {
                return new Boat.Entry(
                        name,
                        mmsi,
                        lengthMetres,
                        Boat.Duty.valueOf(duty.toUpperCase(Locale.ROOT)),
                        holderCode,
                        Boat.State.valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_')),
                        plots);
            } catch (IllegalArgumentException e) {
                throw new SeaRefused("state", "unknown");
            }
        }
    }

    record TicketEntry(
            @NotNull UUID plot,
            @NotNull UUID boat,
            @NotNull String work,
            @NotNull Instant from,
            @NotNull Instant until) {}

    record PlotView(
            UUID id,
            String number,
            String name,
            String area,
            double mu,
            String holder,
            String holderCode,
            @Nullable String licence,
            @Nullable LocalDate licenceFrom,
            @Nullable LocalDate licenceUntil,
            String state,
            int version,
            boolean indicative,
            Map<String, Object> geometry) {}

    record BoatView(
            UUID id,
            String name,
            @Nullable Integer mmsi,
            @Nullable Double lengthMetres,
            String duty,
            @Nullable String holderCode,
            String state,
            List<String> plots) {}

    record EditionView(int version, Instant since, Map<String, Object> geometry) {}

    record FaultView(long line, String field, String reason, String sentence) {}

    record OutcomeView(
            String name,
            int rows,
            List<FaultView> faults,
            @Nullable UUID batch) {}

    private void mayEdit(Viewer viewer) {
        viewer.require(Permission.SEA_EDIT, county.value());
    }

    @Operation(summary = "Plots by number; q looks in number, name, holder and licence")
    @GetMapping("/plots")
    List<PlotView> list(
            Viewer viewer, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page) {
        mayEdit(viewer);
        return plots.search(q, page, 50).stream().map(PlotController::view).toList();
    }

    @Operation(summary = "How many plots, mu and boats there are")
    @GetMapping("/total")
    Plots.Total total(Viewer viewer) {
        mayEdit(viewer);
        return plots.total();
    }

    @Operation(summary = "One plot")
    @GetMapping("/plots/{id}")
    PlotView one(Viewer viewer, @PathVariable UUID id) {
        mayEdit(viewer);
        return view(plots.plot(id));
    }

    @Operation(summary = "Every outline a plot had, newest first")
    @GetMapping("/plots/{id}/outlines")
    List<EditionView> outlines(Viewer viewer, @PathVariable UUID id) {
        mayEdit(viewer);
        return plots.editions(id).stream()
                .map(e -> new EditionView(e.version(), e.since(), geometry(e.outline())))
                .toList();
    }

    @Operation(summary = "Enters a plot")
    @PostMapping("/plots")
    @ResponseStatus(HttpStatus.CREATED)
    PlotView enter(Viewer viewer, @Valid @RequestBody PlotEntry body) {
        mayEdit(viewer);
        return view(plots.enter(viewer, body.entry()));
    }

    @Operation(summary = "Changes a plot; a new outline becomes its next edition")
    @PutMapping("/plots/{id}")
    PlotView change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody PlotEntry body) {
        mayEdit(viewer);
        return view(plots.change(viewer, id, body.entry()));
    }

    @Operation(summary = "Takes a plot out of the register")
    @DeleteMapping("/plots/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable UUID id) {
        plots.withdraw(viewer, id);
    }

    @Operation(summary = "Brings a withdrawn plot back")
    @PostMapping("/plots/{id}/restore")
    PlotView restore(Viewer viewer, @PathVariable UUID id) {
        return view(plots.restore(viewer, id));
    }

    @Operation(summary = "Boats by name; q looks in name, number and holder's code")
    @GetMapping("/boats")
    List<BoatView> boats(
            Viewer viewer, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page) {
        mayEdit(viewer);
        return plots.boats(q, page, 50).stream().map(PlotController::view).toList();
    }

    @Operation(summary = "Enters a boat with the plots it belongs to")
    @PostMapping("/boats")
    @ResponseStatus(HttpStatus.CREATED)
    BoatView enter(Viewer viewer, @Valid @RequestBody BoatEntry body) {
        return view(plots.enter(viewer, body.entry()));
    }

    @Operation(summary = "Changes a boat and the plots it belongs to")
    @PutMapping("/boats/{id}")
    BoatView change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody BoatEntry body) {
        mayEdit(viewer);
        return view(plots.change(viewer, id, body.entry()));
    }

    @Operation(summary = "Takes a boat out of the register")
    @DeleteMapping("/boats/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawBoat(Viewer viewer, @PathVariable UUID id) {
        plots.withdrawBoat(viewer, id);
    }

    @Operation(summary = "Brings a withdrawn boat back")
    @PostMapping("/boats/{id}/restore")
    BoatView restoreBoat(Viewer viewer, @PathVariable UUID id) {
        return view(plots.restoreBoat(viewer, id));
    }

    @Operation(summary = "Windows in which boats work at plots where they do not belong")
    @GetMapping("/tickets")
    List<Plots.Ticket> tickets(Viewer viewer) {
        mayEdit(viewer);
        return plots.tickets();
    }

    @Operation(summary = "Opens a window for a boat at a plot")
    @PostMapping("/tickets")
    @ResponseStatus(HttpStatus.CREATED)
    List<Plots.Ticket> allow(Viewer viewer, @Valid @RequestBody TicketEntry body) {
        plots.allow(viewer, body.plot(), body.boat(), body.work(), body.from(), body.until());
        return plots.tickets();
    }

    @Operation(summary = "Closes a window early")
    @DeleteMapping("/tickets/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTicket(Viewer viewer, @PathVariable UUID id) {
        plots.endTicket(viewer, id);
    }

    @Operation(summary = "Takes a file of plots (GeoJSON or table) or boats (table); a dry run stores nothing")
    @PostMapping("/files")
    OutcomeView take(
            Viewer viewer,
            @RequestParam String kind,
            @RequestParam(defaultValue = "true") boolean dry,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        mayEdit(viewer);
        Path kept = Files.createTempFile("anlan-sea", ".file");
        try {
            file.transferTo(kept);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
            var outcome = files.take(viewer, kind, kept, name.length() > 120 ? name.substring(0, 120) : name, dry);
            return new OutcomeView(
                    outcome.name(),
                    outcome.rows(),
                    outcome.faults().stream()
                            .map(f -> new FaultView(f.line(), f.field(), f.reason(), sentence(f, locale)))
                            .toList(),
                    outcome.batch());
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private String sentence(PlotFiles.Fault fault, Locale locale) {
        String what = messages.getMessage(
                "sea.fault." + fault.reason(), new Object[] {fault.about()}, fault.reason(), locale);
        String field = fault.field().isEmpty()
                ? ""
                : messages.getMessage("sea.field." + fault.field(), null, fault.field(), locale) + ": ";
        return field + what;
    }

    @Operation(summary = "Files taken, newest first")
    @GetMapping("/files")
    List<PlotFiles.Batch> files(Viewer viewer) {
        mayEdit(viewer);
        return files.batches();
    }

    @Operation(summary = "Takes back what a file brought")
    @PostMapping("/files/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Viewer viewer, @PathVariable UUID id) {
        files.undo(viewer, id);
    }

    private static PlotView view(Plot p) {
        return new PlotView(
                p.id(),
                p.number(),
                p.name(),
                p.area(),
                p.mu(),
                p.holder(),
                p.holderCode(),
                p.licence(),
                p.licenceFrom(),
                p.licenceUntil(),
                p.state().name().toLowerCase(Locale.ROOT),
                p.version(),
                true,
                geometry(p.outline()));
    }

    private static Map<String, Object> geometry(Outline outline) {
        return Map.of("type", "Polygon", "coordinates", outline.coordinates());
    }

    private static BoatView view(Boat b) {
        return new BoatView(
                b.id(),
                b.name(),
                b.mmsi(),
                b.lengthMetres(),
                b.duty().name().toLowerCase(Locale.ROOT),
                b.holderCode(),
                b.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                b.plots());
    }
}
