// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.anlan.matters.CannotNow;
import org.anlan.matters.Matters;
import org.anlan.matters.PublicMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One matter, for the person who raised it. Whoever has not opened it with its secret is asked for that first, whether or
 * not there is such a matter.
 */
@Controller
@RequestMapping("/m/{code}")
class HallMatterController {
    private final Matters matters;

    HallMatterController(Matters matters) {
        this.matters = matters;
    }

    @GetMapping
    String look(@PathVariable String code, Model page, HttpSession session, Locale locale) {
        return with(session, code, id -> show(page, id, locale));
    }

    @GetMapping("/seen")
    String seen(@PathVariable String code, Model page, HttpSession session, Locale locale) {
        return with(session, code, id -> {
            page.addAttribute("m", matters.forRequester(id, locale));
            return "hall/matter-seen";
        });
    }

    @GetMapping("/verdict")
    String verdict(@PathVariable String code) {
        return "redirect:/m/" + code;
    }

    @PostMapping("/verdict")
    String verdict(
            @PathVariable String code, @RequestParam boolean solved, HttpSession session, RedirectAttributes next) {
        return act(session, code, next, solved ? "solved" : "again", id -> matters.answerVerdict(id, solved, null));
    }

    @GetMapping("/answer")
    String answer(@PathVariable String code) {
        return "redirect:/m/" + code;
    }

    @PostMapping("/answer")
    String answer(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String already,
            Model page,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        if (!already.isEmpty()) {
            return act(session, code, next, "already", matters::alreadyAnswered);
        }
        if (words.isBlank()) {
            return with(session, code, id -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                page.addAttribute("error", "answer");
                return show(page, id, locale);
            });
        }
        return act(session, code, next, "answered", id -> matters.answerQuestion(id, words));
    }

    @GetMapping("/add")
    String add(@PathVariable String code, Model page, HttpSession session) {
        return with(session, code, id -> words(page, code, "add", null));
    }

    @PostMapping("/add")
    String add(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            Model page,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (words.isBlank()) {
            return with(session, code, id -> refused(page, response, code, "add"));
        }
        return act(session, code, next, "added", id -> matters.addWords(id, words));
    }

    @GetMapping("/reopen")
    String reopen(@PathVariable String code, Model page, HttpSession session) {
        return with(session, code, id -> words(page, code, "reopen", null));
    }

    /** The first time one tap is enough; later the door asks for what is different now. */
    @PostMapping("/reopen")
    String reopen(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            Model page,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        return with(session, code, id -> {
            if (words.isBlank() && matters.forRequester(id, locale).reopenNeedsFacts()) {
                return refused(page, response, code, "reopen");
            }
            return act(session, code, next, "again", it -> matters.reopen(it, words.isBlank() ? null : words));
        });
    }

    @GetMapping("/withdraw")
    String withdraw(@PathVariable String code, Model page, HttpSession session, Locale locale) {
        return with(session, code, id -> {
            page.addAttribute("m", matters.forRequester(id, locale));
            return "hall/matter-withdraw";
        });
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String why,
            HttpSession session,
            RedirectAttributes next) {
        return act(session, code, next, "withdrawn", id -> matters.withdraw(id, why.isBlank() ? null : why));
    }

    @PostMapping("/withdraw/undo")
    String undo(@PathVariable String code, HttpSession session, RedirectAttributes next) {
        return act(session, code, next, "undone", matters::undoWithdrawal);
    }

    private String show(Model page, UUID id, Locale locale) {
        PublicMatter matter = matters.forRequester(id, locale);
        page.addAttribute("m", matter);
        page.addAttribute(
                "tail", matter.code().substring(Math.max(0, matter.code().length() - 4)));
        page.addAttribute("comma", locale.getLanguage().equals("en") ? ", " : "、");
        if (matter.clock() != null) {
            var sentence = Sentence.of(matter.clock().sentence());
            page.addAttribute("clockHead", sentence.head());
            page.addAttribute("clockRest", sentence.rest());
        }
        return "hall/matter";
    }

    private static String words(Model page, String code, String what, @Nullable String error) {
        page.addAllAttributes(Map.of("what", what, "code", code));
        page.addAttribute("error", error);
        return "hall/matter-words";
    }

    private static String refused(Model page, HttpServletResponse response, String code, String what) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return words(page, code, what, "words");
    }

    /** A page opened earlier may offer a step that the matter has passed: then it shows where it stands, and says so. */
    private String act(HttpSession session, String code, RedirectAttributes next, String done, Consumer<UUID> move) {
        return with(session, code, id -> {
            try {
                move.accept(id);
                next.addFlashAttribute("done", done);
            } catch (CannotNow late) {
                next.addFlashAttribute("done", "late");
            }
            return "redirect:/m/" + code;
        });
    }

    private static String with(HttpSession session, String code, Function<UUID, String> page) {
        Optional<UUID> id = Tracked.find(session, code);
        return id.isPresent() ? page.apply(id.get()) : "redirect:/track?code=" + safe(code);
    }

    private static String safe(String code) {
        return code.replaceAll("[^A-Za-z0-9-]", "");
    }

    /**
     * A deadline's sentence, its first part set large.
     *
     * @param head what is left, or by how much it is late
     * @param rest what counts and when it is due, or nothing
     */
    record Sentence(String head, String rest) {
        /** A comma or the bracket that says what is counted; the brackets and commas inside a date do not part it. */
        private static final Pattern CUT = Pattern.compile("（含| \\(|，|, (?!\\d{1,2}:\\d{2})");

        static Sentence of(String sentence) {
            var mark = CUT.matcher(sentence);
            if (!mark.find()) {
                return new Sentence(sentence, "");
            }
            int cut = mark.start();
            var rest = sentence.substring(cut);
            // the bracket that said what is counted becomes the beginning of the second line
            if (rest.startsWith("（")) {
                rest = rest.substring(1).replaceFirst("）", "");
            } else if (rest.startsWith(" (")) {
                rest = rest.substring(2).replaceFirst("\\)", "");
            } else {
                rest = rest.substring(1).stripLeading();
            }
            boolean chinese = sentence.indexOf('，') >= 0 || sentence.indexOf('（') >= 0;
            return new Sentence(sentence.substring(0, cut), rest + (chinese ? "。" : "."));
        }
    }
}
