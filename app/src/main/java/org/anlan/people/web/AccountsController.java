// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.Accounts;
import org.anlan.people.Appointments;
import org.anlan.people.Appointments.Appointed;
import org.anlan.people.Invitations.Invitation;
import org.anlan.people.Officer;
import org.anlan.people.RoleIn;
import org.anlan.people.Roles;
import org.anlan.people.UnitNames;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/** Accounts, for those who manage them; and leave cover, which officers may ask of a colleague themselves. */
@RestController
@RequestMapping("/api/accounts")
class AccountsController {
    private final Appointments appointments;
    private final Accounts accounts;
    private final Roles roles;
    private final ObjectProvider<UnitNames> units;

    record Named(UUID id, String name) {}

    record GrantedRole(
            UUID grant,
            String role,
            String name,
            String area,
            Instant since,
            @Nullable Instant until,
            @Nullable Named covers) {}

    record Account(
            UUID id,
            String login,
            String name,
            @Nullable Named unit,
            String state,
            @Nullable String workPhone,
            @Nullable String email,
            boolean secondStep,
            @Nullable Instant signedInAt,
            List<GrantedRole> roles) {}

    record Page(List<Account> items, int total, int page, int size) {}

    record Done(
            Instant at,
            @Nullable Named by,
            String what,
            Map<String, Object> facts,
            @Nullable String note) {}

    record RoleName(String code, String name, List<Permission> permissions) {}

    record Link(UUID id, String link, Instant expiresAt) {}

    record Colleague(UUID id, String name, @Nullable String workPhone) {}

    record RoleForm(
            @NotBlank String role,
            @NotBlank String area,
            @Nullable Instant until) {
        RoleIn value() {
            return new RoleIn(role, area, until);
        }
    }

    record InviteForm(
            @NotBlank @Size(max = 40) String login,
            @NotBlank @Size(max = 100) String name,
            @Nullable UUID unit,
            @Nullable @Size(max = 30) String workPhone,
            @Nullable @Email @Size(max = 200) String email,
            @NotEmpty List<@Valid @NotNull RoleForm> roles) {}

    record CorrectForm(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 30) String workPhone,
            @Nullable @Email @Size(max = 200) String email) {}

    record TransferForm(@Nullable UUID unit, @NotEmpty List<@Valid @NotNull RoleForm> roles) {}

    record CoverForm(@NotNull UUID by, @NotNull Instant until) {}

    record EndCoverForm(@NotNull UUID by) {}

    record ReasonForm(@NotBlank @Size(max = 500) String reason) {}

    AccountsController(Appointments appointments, Accounts accounts, Roles roles, ObjectProvider<UnitNames> units) {
        this.appointments = appointments;
        this.accounts = accounts;
        this.roles = roles;
        this.units = units;
    }

    @Operation(summary = "Accounts that the viewer manages, by name, a page at a time")
    @GetMapping
    Page list(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = appointments.list(viewer, q.strip(), state, page, size);
        return new Page(views(found.items(), locale), found.total(), Math.max(0, page), Math.clamp(size, 1, 200));
    }

    @Operation(summary = "The roles there are and what each permits")
    @GetMapping("/roles")
    List<RoleName> roles(Viewer viewer, Locale locale) {
        viewer.require(Permission.ACCOUNT_MANAGE);
        boolean english = locale.getLanguage().equals("en");
        return roles.list().stream()
                .map(r -> new RoleName(r.code(), english ? r.nameEn() : r.name(), r.permissions()))
                .toList();
    }

    @Operation(summary = "The people of one's own unit, to ask for leave cover")
    @GetMapping("/colleagues")
    List<Colleague> colleagues(Viewer viewer) {
        return viewer.unit() == null
                ? List.of()
                : accounts.ofUnit(viewer.unit()).stream()
                        .filter(o -> !o.id().equals(viewer.account()))
                        .map(o -> new Colleague(o.id(), o.name(), o.workPhone()))
                        .toList();
    }

    @Operation(summary = "One account, with its roles and where they hold")
    @GetMapping("/{id}")
    Account get(Viewer viewer, @PathVariable UUID id, Locale locale) {
        return views(List.of(appointments.get(viewer, id)), locale).getFirst();
    }

    @Operation(summary = "Everything that was done to an account, oldest first")
    @GetMapping("/{id}/history")
    List<Done> history(Viewer viewer, @PathVariable UUID id) {
        var entries = appointments.history(viewer, id);
        var names = accounts.names(entries.stream()
                .map(e -> e.actor().id())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return entries.stream().map(e -> done(e, names)).toList();
    }

    @Operation(summary = "Opens an account and answers with the link that lets its owner in")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Link invite(Viewer viewer, @Valid @RequestBody InviteForm form) {
        return link(appointments.invite(
                viewer,
                new Appointments.Newcomer(
                        form.login().strip(),
                        form.name().strip(),
                        form.unit(),
                        blankToNull(form.workPhone()),
                        blankToNull(form.email()),
                        values(form.roles()))));
    }

    @Operation(summary = "Corrects the name, work phone or e-mail of an account")
    @PutMapping("/{id}")
    Account correct(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody CorrectForm form, Locale locale) {
        appointments.correct(viewer, id, form.name().strip(), blankToNull(form.workPhone()), blankToNull(form.email()));
        return get(viewer, id, locale);
    }

    @Operation(
            summary =
                    "A new link for somebody who lost the first one or forgot the password; earlier ones stop working")
    @PostMapping("/{id}/link")
    Link newLink(Viewer viewer, @PathVariable UUID id) {
        return link(appointments.newLink(viewer, id));
    }

    @Operation(summary = "Moves an officer to another unit, with other roles; those held so far end")
    @PostMapping("/{id}/transfer")
    Account transfer(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody TransferForm form, Locale locale) {
        appointments.transfer(viewer, id, form.unit(), values(form.roles()));
        return get(viewer, id, locale);
    }

    @Operation(summary = "Lets a colleague stand in until a date, with the officer's own roles")
    @PostMapping("/{id}/cover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cover(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody CoverForm form) {
        appointments.cover(viewer, id, form.by(), form.until());
    }

    @Operation(summary = "Ends a cover before its date")
    @PostMapping("/{id}/cover/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endCover(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody EndCoverForm form) {
        appointments.endCover(viewer, id, form.by());
    }

    @Operation(summary = "Switches an account off at once, for a reason")
    @PostMapping("/{id}/disable")
    Account disable(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ReasonForm form, Locale locale) {
        appointments.disable(viewer, id, form.reason());
        return get(viewer, id, locale);
    }

    @Operation(summary = "Switches an account on again")
    @PostMapping("/{id}/enable")
    Account enable(Viewer viewer, @PathVariable UUID id, Locale locale) {
        appointments.enable(viewer, id);
        return get(viewer, id, locale);
    }

    @Operation(summary = "Takes the second step off an account whose device is lost, for a reason")
    @PostMapping("/{id}/second-step/reset")
    Account resetSecondStep(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ReasonForm form, Locale locale) {
        appointments.resetSecondStep(viewer, id, form.reason());
        return get(viewer, id, locale);
    }

    @Operation(summary = "Gives an officer a role within an area")
    @PostMapping("/{id}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    Account grant(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody RoleForm form, Locale locale) {
        appointments.grant(viewer, id, form.value());
        return get(viewer, id, locale);
    }

    @Operation(summary = "Takes a role away again; it holds for the next request")
    @DeleteMapping("/{id}/grants/{grant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Viewer viewer, @PathVariable UUID id, @PathVariable UUID grant) {
        appointments.revoke(viewer, id, grant);
    }

    private List<Account> views(List<Appointed> appointed, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var covered = new HashSet<UUID>();
        appointed.forEach(a -> a.grants().forEach(g -> {
            if (g.covers() != null) {
                covered.add(g.covers());
            }
        }));
        var names = accounts.names(covered);
        var views = new ArrayList<Account>();
        for (var a : appointed) {
            var o = a.officer();
            views.add(new Account(
                    o.id(),
                    o.login(),
                    o.name(),
                    unit(o.unit(), locale),
                    o.state(),
                    o.workPhone(),
                    a.email(),
                    a.secondStep(),
                    a.signedInAt(),
                    a.grants().stream()
                            .map(g -> new GrantedRole(
                                    g.id(),
                                    g.role(),
                                    english ? g.roleNameEn() : g.roleName(),
                                    g.area(),
                                    g.since(),
                                    g.until(),
                                    named(g.covers(), names)))
                            .toList()));
        }
        return views;
    }

    private @Nullable Named unit(@Nullable UUID unit, Locale locale) {
        var names = units.getIfAvailable();
        return unit == null || names == null
                ? null
                : names.name(unit, locale).map(name -> new Named(unit, name)).orElse(null);
    }

    private static Done done(TimelineEntry entry, Map<UUID, Officer> names) {
        return new Done(entry.at(), named(entry.actor().id(), names), entry.what(), entry.facts(), entry.note());
    }

    private static @Nullable Named named(@Nullable UUID account, Map<UUID, Officer> names) {
        var officer = account == null ? null : names.get(account);
        return officer == null ? null : new Named(officer.id(), officer.name());
    }

    private static Link link(Invitation invitation) {
        return new Link(invitation.account(), "/invite/" + invitation.token(), invitation.expiresAt());
    }

    private static List<RoleIn> values(Collection<RoleForm> forms) {
        return forms.stream().map(RoleForm::value).toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
