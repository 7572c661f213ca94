// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.anlan.people.AccountRefused;
import org.anlan.people.Accounts;
import org.anlan.people.OwnAccount;
import org.anlan.people.SecondSteps;
import org.anlan.people.UnitNames;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The officer's own page: password, second step, devices. */
@Controller
class AccountPages {
    private final Accounts accounts;
    private final OwnAccount own;
    private final SecondSteps secondSteps;
    private final ObjectProvider<UnitNames> units;

    AccountPages(Accounts accounts, OwnAccount own, SecondSteps secondSteps, ObjectProvider<UnitNames> units) {
        this.accounts = accounts;
        this.own = own;
        this.secondSteps = secondSteps;
        this.units = units;
    }

    @GetMapping("/account")
    String page(
            Viewer viewer,
            Locale locale,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(name = "second-step", required = false) @Nullable String needed,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("needed", needed != null && !secondSteps.isOn(viewer.account()));
        model.addAttribute(
                "done",
                done != null && List.of("password", "sessions", "removed").contains(done) ? done : null);
        return show(viewer, locale, request, model);
    }

    @PostMapping("/account/password")
    String password(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!password.equals(again)) {
            return wrong("differ", viewer, locale, request, response, model);
        }
        try {
            own.changePassword(viewer.account(), present, password, session(request));
        } catch (AccountRefused e) {
            return wrong(word(e), viewer, locale, request, response, model);
        }
        return "redirect:/account?done=password";
    }

    @PostMapping("/account/sessions")
    String sessions(Viewer viewer, HttpServletRequest request) {
        own.endOtherSessions(viewer.account(), session(request));
        return "redirect:/account?done=sessions";
    }

    /** Shows the key to put into the app. */
    @PostMapping("/account/second-step")
    String begin(Viewer viewer, Model model) {
        return key(viewer, null, model);
    }

    /** Confirms with a code, and shows the recovery codes once. */
    @PostMapping("/account/second-step/confirm")
    String confirm(
            Viewer viewer, @RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("codes", secondSteps.confirm(viewer.account(), code));
        } catch (AccountRefused e) {
            if (e.reason() != AccountRefused.Reason.SECOND_STEP_WRONG) {
                throw e;
            }
            response.setStatus(422);
            return key(viewer, "code", model);
        }
        return "people/recovery-codes";
    }

    @PostMapping("/account/second-step/remove")
    String remove(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            secondSteps.remove(viewer.account(), password);
        } catch (AccountRefused e) {
            return wrong("remove", viewer, locale, request, response, model);
        }
        return "redirect:/account?done=removed";
    }

    private String key(Viewer viewer, @Nullable String error, Model model) {
        var key = secondSteps.begin(viewer.account());
        model.addAttribute("key", key.text().replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("picture", PictureCode.svgPath(key.address()));
        model.addAttribute("size", PictureCode.size(key.address()));
        model.addAttribute("address", key.address());
        model.addAttribute("error", error);
        return "people/second-step";
    }

    private String wrong(
            String error,
            Viewer viewer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(422);
        model.addAttribute("error", error);
        return show(viewer, locale, request, model);
    }

    private String show(Viewer viewer, Locale locale, HttpServletRequest request, Model model) {
        var officer = accounts.find(viewer.account()).orElseThrow();
        var names = units.getIfAvailable();
        String present = session(request);
        model.addAttribute("officer", officer);
        model.addAttribute(
                "unit",
                officer.unit() == null || names == null
                        ? null
                        : names.name(officer.unit(), locale).orElse(null));
        model.addAttribute("secondStep", secondSteps.isOn(viewer.account()));
        model.addAttribute(
                "sessions",
                own.sessions(viewer.account()).stream()
                        .map(s -> new Device(s.began(), s.used(), s.id().equals(present)))
                        .toList());
        return "people/account";
    }

    /**
     * A signed-in device.
     *
     * @param began when it signed in
     * @param used when it was last used
     * @param here whether it is this one
     */
    record Device(java.time.Instant began, java.time.Instant used, boolean here) {}

    private static String word(AccountRefused refused) {
        return switch (refused.reason()) {
            case PASSWORD_WRONG -> "present";
            case PASSWORD_TOO_WEAK -> "weak";
            default -> throw refused;
        };
    }

    private static @Nullable String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
