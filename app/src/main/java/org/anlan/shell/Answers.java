// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the house says no: as problem details (RFC 9457) to programs, as a page to people. Both carry the same title, the
 * same next step and the same stable code, in the reader's language, and never a trace.
 */
@Component
class Answers {
    /** The answer of this request, for the error dispatch that draws it as a page. */
    static final String ATTRIBUTE = Answers.class.getName();

    private final MessageSource messages;
    private final LocaleResolver languages;
    private final JsonMapper json;
    private final ShellSettings settings;
    private final HallFrame frame;

    /**
     * One refusal.
     *
     * @param code the stable code
     * @param status the HTTP status
     * @param about the object, or null
     * @param more further fields of the problem body, such as the field that was wrong
     */
    record No(String code, int status, @Nullable ObjectRef about, Map<String, ?> more) {
        No(String code, int status) {
            this(code, status, null, Map.of());
        }

        No(String code, int status, Map<String, ?> more) {
            this(code, status, null, more);
        }
    }

    Answers(
            MessageSource messages,
            LocaleResolver localeResolver,
            JsonMapper json,
            ShellSettings settings,
            HallFrame frame) {
        this.messages = messages;
        this.languages = localeResolver;
        this.json = json;
        this.settings = settings;
        this.frame = frame;
    }

    /** Whether the asker is a program: the API, or somebody who takes JSON and no page. */
    static boolean wantsJson(HttpServletRequest request) {
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path == null) {
            path = request.getRequestURI();
        }
        if (path.startsWith("/api/") || path.startsWith("/feeds/") || path.equals("/api")) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    /** The problem body. */
    Map<String, Object> problem(No no, HttpServletRequest request) {
        var locale = languages.resolveLocale(request);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:anlan:refusal:" + no.code());
        body.put("title", title(no, locale));
        body.put("status", no.status());
        body.put("detail", next(no, locale));
        body.put("code", no.code());
        if (no.about() != null) {
            body.put("about", no.about().toString());
        }
        String number = RequestNumbers.number(request);
        if (number != null) {
            body.put("instance", "urn:anlan:request:" + number);
        }
        no.more().forEach(body::putIfAbsent);
        return body;
    }

    /** The page that says the same. A page for an error gets nothing from the controllers' advice, so it is framed here. */
    ModelAndView page(No no, HttpServletRequest request) {
        var locale = languages.resolveLocale(request);
        var model = new ExtendedModelMap();
        frame.frame(request, locale, model);
        model.addAttribute("languageHref", null);
        model.addAttribute("said", title(no, locale));
        model.addAttribute("next", next(no, locale));
        model.addAttribute("phone", settings.phone());
        model.addAttribute("more", no.more());
        var page = new ModelAndView("shell/refused", model);
        page.setStatus(HttpStatusCode.valueOf(no.status()));
        return page;
    }

    /** Writes the answer outside of a controller, from a filter for instance. */
    void write(No no, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (wantsJson(request)) {
            response.setStatus(no.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(json.writeValueAsString(problem(no, request)));
            response.getWriter().flush();
            return;
        }
        request.setAttribute(ATTRIBUTE, no);
        response.sendError(no.status());
    }

    private String title(No no, Locale locale) {
        return say(no, "title", locale);
    }

    private String next(No no, Locale locale) {
        return say(no, "next", locale);
    }

    /** A sentence; a limit that was passed stands in it as {@code {0}}. */
    private String say(No no, String which, Locale locale) {
        Object[] limit = no.more().containsKey("most") ? new Object[] {no.more().get("most")} : null;
        String said = messages.getMessage("refusal." + no.code() + "." + which, limit, null, locale);
        return said != null ? said : messages.getMessage("refusal.other." + which, null, locale);
    }
}
