// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlan.people.SignIns;
import org.anlan.people.access.ClientAddress;
import org.anlan.people.access.TooOften;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where officers sign in, and the page for the second step. Residents never need either. */
@Controller
class SignInPages {
    private final SignIns signIns;
    private final SignInFlow flow;
    private final ShellSettings settings;
    private final List<Map<String, String>> providers = new ArrayList<>();

    SignInPages(
            SignIns signIns,
            SignInFlow flow,
            ShellSettings settings,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        this.signIns = signIns;
        this.flow = flow;
        this.settings = settings;
        if (registrations.getIfAvailable() instanceof Iterable<?> all) {
            for (Object one : all) {
                if (one instanceof ClientRegistration registration) {
                    providers.add(Map.of(
                            "address",
                            "/oauth2/authorization/" + registration.getRegistrationId(),
                            "name",
                            registration.getClientName()));
                }
            }
        }
    }

    @GetMapping("/sign-in")
    String page(
            Optional<Viewer> viewer,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable String joined,
            HttpServletRequest request,
            Model model) {
        String path = SignInFlow.local(next);
        if (viewer.isPresent()) {
            return "redirect:" + (path == null ? "/desk" : path);
        }
        model.addAttribute(
                "note", refused != null ? "refused" : left != null ? "left" : joined != null ? "joined" : null);
        return form(path, "", model);
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignIns.Outcome outcome;
        try {
            outcome = signIns.withPassword(login, password, ClientAddress.of(request));
        } catch (TooOften e) {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            model.addAttribute("note", "too-often");
            model.addAttribute("minutes", e.retryAfter().plusSeconds(59).toMinutes());
            return form(SignInFlow.local(next), login, model);
        }
        if (outcome instanceof SignIns.Refused) {
            response.setStatus(401);
            model.addAttribute("note", "refused");
            return form(SignInFlow.local(next), login, model);
        }
        flow.remember(next, request);
        return "redirect:" + flow.proceed(outcome, request, response);
    }

    @GetMapping("/sign-in/second-step")
    String secondStep(HttpServletRequest request, Model model) {
        if (flow.waiting(request).isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("phone", settings.phone());
        return "shell/second-step";
    }

    @PostMapping("/sign-in/second-step")
    String secondStep(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var waiting = flow.waiting(request);
        if (waiting.isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("phone", settings.phone());
        SignIns.Outcome outcome;
        try {
            outcome = signIns.withSecondStep(waiting.get(), code);
        } catch (TooOften e) {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            model.addAttribute("note", "too-often");
            model.addAttribute("minutes", e.retryAfter().plusSeconds(59).toMinutes());
            return "shell/second-step";
        }
        if (outcome instanceof SignIns.Refused) {
            response.setStatus(401);
            model.addAttribute("note", "refused");
            return "shell/second-step";
        }
        return "redirect:" + flow.proceed(outcome, request, response);
    }

    private String form(@Nullable String next, String login, Model model) {
        model.addAttribute("next", next);
        model.addAttribute("login", login);
        model.addAttribute("providers", providers);
        model.addAttribute("phone", settings.phone());
        return "shell/sign-in";
    }
}
