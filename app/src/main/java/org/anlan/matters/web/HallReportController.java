// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.anlan.matters.Matters;
import org.anlan.matters.NewMatter;
import org.anlan.matters.PersonalWords;
import org.anlan.place.Area;
import org.anlan.place.Landmark;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Saying it, in three pages: what happened, where, read it over. Each page has its own address, works without
 * JavaScript, and keeps what was written when one goes back. Nothing is asked for but the words.
 */
@Controller
class HallReportController {
    static final String DRAFT = "hall.draft";

    /** The words alone, under the name by which the first page offers to go on. */
    private static final String UNFINISHED = "hall.unfinished";

    private static final String HANDED_IN = "hall.handed-in";

    /** How long the secret can be read again on the same device, after a reload or a look at something else. */
    private static final Duration SECRET_SHOWN = Duration.ofMinutes(15);

    private static final int LONGEST = 4000;

    private final EmergencyWords emergencies;
    private final MentionedPlaces mentioned;
    private final Places places;
    private final Matters matters;
    private final Clock clock;
    private final Attaching attaching;
    private final MessageSource messages;

    HallReportController(
            EmergencyWords emergencies,
            MentionedPlaces mentioned,
            Places places,
            Matters matters,
            Clock clock,
            Attaching attaching,
            MessageSource messages) {
        this.attaching = attaching;
        this.messages = messages;
        this.matters = matters;
        this.clock = clock;
        this.emergencies = emergencies;
        this.mentioned = mentioned;
        this.places = places;
    }

    /** {@code new=1} begins afresh and forgets what was handed in before. */
    @GetMapping("/report")
    String begin(@RequestParam(name = "new", defaultValue = "") String fresh, HttpSession session) {
        if (!fresh.isEmpty()) {
            forget(session);
            session.removeAttribute(HANDED_IN);
        }
        return "redirect:/report/1";
    }

    @GetMapping("/report/1")
    String what(Model page, HttpSession session) {
        return what(page, draft(session), null, List.of());
    }

    /** The words, and with them photos and recordings when the page's script has not sent those already. */
    @PostMapping("/report/1")
    String what(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String drop,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Locale locale) {
        var said = words.strip().replace("\r\n", "\n");
        var key = keptKey(session);
        var refused = attaching.take(key, file, request, null, locale);
        if (said.isEmpty() && attaching.anyVoice(key)) {
            said = messages.getMessage("hall.report.1.spoken", null, locale);
        }
        var draft = draft(session).saying(said);
        if (!drop.isEmpty() || !refused.isEmpty()) {
            if (!drop.isEmpty()) {
                attaching.remove(key, drop);
            }
            if (said.length() <= LONGEST) {
                keep(session, draft);
            }
            page.addAttribute("filesRefused", refused);
            response.setStatus((refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY).value());
            return what(page, draft, null, List.of());
        }
        if (said.isEmpty() || said.length() > LONGEST) {
            return what(page, draft, said.isEmpty() ? "empty" : "long", List.of());
        }
        var found = PersonalWords.find(said);
        switch (personal) {
            case "move" -> {
                var moved = PersonalWords.move(said);
                draft = draft.apart(moved.words(), moved.phone(), moved.address());
            }
            case "keep" -> draft = draft.askedAbout(said);
            default -> {
                if (!found.isEmpty() && !said.equals(draft.personalAsked())) {
                    draft = draft.askedAbout(said);
                    keep(session, draft);
                    return what(page, draft, null, found);
                }
            }
        }
        keep(session, draft);
        // somebody who wrote only a number is asked again for the matter itself
        return draft.words().isEmpty() ? what(page, draft, "empty", List.of()) : "redirect:/report/2";
    }

    private String what(Model page, Draft draft, @Nullable String error, List<PersonalWords.Found> found) {
        page.addAttribute("draft", draft);
        page.addAttribute("error", error);
        var refused = page.getAttribute("filesRefused") instanceof List<?> said
                ? said.stream().map(Attaching.NotTaken.class::cast).toList()
                : List.<Attaching.NotTaken>of();
        attaching.fill(page, draft.key(), "/report/files", "", refused);
        page.addAttribute("personal", marked(draft.words(), found));
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("urgentWords", emergencies.forPage());
        page.addAttribute("allUrgentNumbers", emergencies.numbers());
        return "hall/report-1";
    }

    @GetMapping("/report/2")
    String where(Model page, HttpSession session, Locale locale) {
        var draft = draft(session);
        if (draft.words().isEmpty()) {
            return "redirect:/report/1";
        }
        page.addAttribute("draft", draft);
        page.addAttribute("moved", draft.moved());
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("mentioned", mentioned.in(draft.words(), draft, locale));
        page.addAttribute("picker", !places.islands().isEmpty());
        return "hall/report-2";
    }

    @PostMapping("/report/2")
    String where(
            @RequestParam(defaultValue = "") String guess,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String text,
            HttpSession session) {
        // A place chosen from the list says more than a guess that was left standing.
        var chosen = area.isBlank() ? guess : area;
        int stroke = chosen.indexOf('/');
        var code = stroke < 0 ? chosen : chosen.substring(0, stroke);
        var landmark = stroke < 0 ? null : chosen.substring(stroke + 1);
        var known = places.find(code).map(Area::code).orElse(null);
        session.setAttribute(
                DRAFT, draft(session).at(known, blankToNull(text), known == null ? null : landmark(landmark, known)));
        return "redirect:/report/3";
    }

    private @Nullable String landmark(@Nullable String code, String area) {
        return places.landmarks(area).stream()
                .map(Landmark::code)
                .filter(c -> c.equals(code))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/report/3")
    String review(Model page, HttpSession session, Locale locale) {
        return review(page, draft(session), null, locale);
    }

    private String review(Model page, Draft draft, @Nullable String error, Locale locale) {
        if (draft.words().isEmpty()) {
            return "redirect:/report/1";
        }
        page.addAttribute("draft", draft);
        page.addAttribute("error", error);
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("placeName", placeName(draft, locale));
        attaching.fill(page, draft.key(), "/report/files", "", List.of());
        return "hall/report-3";
    }

    @PostMapping("/report/3")
    String review(
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String confidential,
            @RequestParam(name = "do", defaultValue = "send") String what,
            Model page,
            HttpSession session,
            HttpServletResponse response,
            Locale locale) {
        var draft = draft(session)
                .from(
                        contact.equals("phone") || contact.equals("none") ? contact : null,
                        blankToNull(phone),
                        blankToNull(name),
                        blankToNull(address),
                        !confidential.isEmpty());
        keep(session, draft);
        if (what.equals("keep")) {
            return "redirect:/";
        }
        if (draft.words().isEmpty()) {
            // pressed twice: the first one took it in
            return session.getAttribute(HANDED_IN) instanceof HandedIn ? "redirect:/report/done" : "redirect:/report/1";
        }
        boolean reachable = "phone".equals(draft.contact());
        if (reachable && (draft.phone() == null || digits(draft.phone()).length() < 7)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return review(page, draft, "phone", locale);
        }
        var receipt = matters.report(
                new NewMatter(
                        "web",
                        draft.words(),
                        where(draft),
                        reachable ? requester(draft, locale) : anonymous(locale),
                        draft.confidential(),
                        !emergencies.numbersFor(draft.words()).isEmpty(),
                        null,
                        draft.key()),
                draft.key());
        Tracked.open(session, receipt.code(), receipt.id());
        // sent twice, the second answer carries no secret: keep the first
        if (!(session.getAttribute(HANDED_IN) instanceof HandedIn before
                && before.code().equals(receipt.code()))) {
            session.setAttribute(HANDED_IN, new HandedIn(receipt.code(), receipt.secret(), reachable, clock.instant()));
        }
        forget(session);
        return "redirect:/report/done";
    }

    @GetMapping("/report/done")
    String done(Model page, HttpSession session) {
        if (!(session.getAttribute(HANDED_IN) instanceof HandedIn handedIn)) {
            return "redirect:/report/1";
        }
        if (clock.instant().isAfter(handedIn.at().plus(SECRET_SHOWN))
                && !handedIn.secret().isEmpty()) {
            handedIn = new HandedIn(handedIn.code(), "", handedIn.hasPhone(), handedIn.at());
            session.setAttribute(HANDED_IN, handedIn);
        }
        page.addAttribute("receipt", handedIn);
        page.addAttribute("hasPhone", handedIn.hasPhone());
        return "hall/report-done";
    }

    /**
     * What was handed in, for the page that shows the code. The secret leaves the session with the next matter, or after
     * {@link #SECRET_SHOWN}.
     */
    record HandedIn(String code, String secret, boolean hasPhone, Instant at) implements Serializable {
        /** The secret in two groups, as people read digits out. */
        public String grouped() {
            return secret.length() == 8 ? secret.substring(0, 4) + " " + secret.substring(4) : secret;
        }

        @Override
        public String toString() {
            return "HandedIn[" + code + "]";
        }
    }

    private NewMatter.Where where(Draft draft) {
        var area = draft.area();
        var landmark = area == null
                ? Optional.<Landmark>empty()
                : places.landmarks(area).stream()
                        .filter(l -> l.code().equals(draft.landmark()))
                        .findFirst();
        var words = landmark.map(l -> draft.placeText() == null ? l.name() : l.name() + "，" + draft.placeText())
                .orElse(draft.placeText());
        return new NewMatter.Where(
                area,
                words,
                landmark.map(Landmark::lon).orElse(null),
                landmark.map(Landmark::lat).orElse(null));
    }

    private static NewMatter.Requester requester(Draft draft, Locale locale) {
        return new NewMatter.Requester(
                draft.name(),
                draft.phone() == null ? null : digits(draft.phone()),
                draft.address(),
                false,
                language(locale));
    }

    private static NewMatter.Requester anonymous(Locale locale) {
        return new NewMatter.Requester(null, null, null, true, language(locale));
    }

    private static String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "zh-CN";
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    /** The place as people say it, from the township down; null when nothing was said. */
    private @Nullable String placeName(Draft draft, Locale locale) {
        var parts = new ArrayList<String>();
        if (draft.area() != null) {
            parts.add(places.path(draft.area(), locale));
            places.landmarks(draft.area()).stream()
                    .filter(l -> l.code().equals(draft.landmark()))
                    .findFirst()
                    .ifPresent(l -> parts.add(l.name(locale)));
        }
        if (draft.placeText() != null) {
            parts.add(draft.placeText());
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    private static void keep(HttpSession session, Draft draft) {
        session.setAttribute(DRAFT, draft);
        session.setAttribute(UNFINISHED, draft.words());
    }

    private static void forget(HttpSession session) {
        session.removeAttribute(DRAFT);
        session.removeAttribute(UNFINISHED);
    }

    /** Keeps a draft without words as well: photos may come first. */
    static UUID keptKey(HttpSession session) {
        var draft = draft(session);
        session.setAttribute(DRAFT, draft);
        return draft.key();
    }

    static Draft draft(HttpSession session) {
        return session.getAttribute(DRAFT) instanceof Draft draft ? draft : Draft.empty();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** A piece of the words, marked when it identifies a person. */
    record Piece(String text, boolean marked) {}

    /** The found parts with a few characters around them, as the page shows what it means. */
    private static List<Piece> marked(String words, List<PersonalWords.Found> found) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var f : found) {
            var before = words.substring(at, f.start());
            int keep = at == 0 ? 8 : 16;
            pieces.add(new Piece(
                    before.length() > keep ? "……" + before.substring(before.length() - keep) : before, false));
            pieces.add(new Piece(f.text(), true));
            at = f.end();
        }
        if (!found.isEmpty() && at < words.length()) {
            var after = words.substring(at);
            pieces.add(new Piece(after.length() > 8 ? after.substring(0, 8) + "……" : after, false));
        }
        return pieces;
    }
}
