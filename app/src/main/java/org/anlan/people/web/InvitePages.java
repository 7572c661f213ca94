// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anlan.people.AccountRefused;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.Invitations;
import org.anlan.people.access.ClientAddress;
import org.anlan.people.access.RateLimits;
import org.anlan.people.access.RateLimits.Rule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind a one-time link: choose a password. */
@Controller
class InvitePages {
    private final Invitations invitations;
    private final RateLimits limits;

    InvitePages(Invitations invitations, RateLimits limits) {
        this.invitations = invitations;
        this.limits = limits;
    }

    @GetMapping("/invite/{token}")
    String page(@PathVariable String token, HttpServletRequest request, Model model) {
        limits.take(Rule.SIGN_IN_ADDRESS, ClientAddress.of(request));
        return show(token, model);
    }

    @PostMapping("/invite/{token}")
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.take(Rule.SIGN_IN_ADDRESS, ClientAddress.of(request));
        if (!password.equals(again)) {
            return wrong("differ", token, response, model);
        }
        try {
            invitations.accept(token, password);
        } catch (AccountRefused e) {
            if (e.reason() == Reason.PASSWORD_TOO_WEAK) {
                return wrong("weak", token, response, model);
            }
            throw e;
        }
        return "redirect:/sign-in?joined";
    }

    private String wrong(String error, String token, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute("error", error);
        return show(token, model);
    }

    private String show(String token, Model model) {
        var invited = invitations.find(token).orElseThrow(() -> new AccountRefused(Reason.INVITE_SPENT, null));
        model.addAttribute("invited", invited);
        model.addAttribute("token", token);
        return "people/invite";
    }
}
