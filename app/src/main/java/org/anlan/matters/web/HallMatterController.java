// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.anlan.matters.CannotNow;
import org.anlan.matters.Matters;
import org.anlan.matters.Opinion;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One matter, for the person who raised it. Whoever has not opened it with its secret is asked for that first, whether or
 * not there is such a matter.
 */
@Controller
@RequestMapping("/m/{code}")
class HallMatterController {
    private final Matters matters;
    private final Attaching attaching;

    HallMatterController(Matters matters, Attaching attaching) {
        this.matters = matters;
        this.attaching = attaching;
    }

    @GetMapping
    String look(@PathVariable String code, Model page, HttpSession session, Locale locale) {
        return with(session, code, id -> show(page, id, session, List.of(), locale));
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

    @GetMapping("/opinion")
    String opinion(@PathVariable String code) {
        return "redirect:/m/" + code;
    }

    @PostMapping("/opinion")
    String opinion(@PathVariable String code, @RequestParam String said, HttpSession session, RedirectAttributes next) {
        Optional<Opinion> opinion = Opinion.of(said);
        return opinion.isEmpty()
                ? "redirect:/m/" + safe(code)
                : act(session, code, next, "opinion", id -> matters.giveOpinion(id, opinion.get()));
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
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String drop,
            Model page,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        if (!already.isEmpty()) {
            return act(session, code, next, "already", matters::alreadyAnswered);
        }
        return with(session, code, id -> {
            UUID draft = Attaching.draft(session, id, "answer");
            var refused = attaching.take(draft, file, request, null, locale);
            boolean nothing = words.isBlank() && !attaching.any(draft);
            if (!drop.isEmpty() || !refused.isEmpty() || nothing) {
                if (!drop.isEmpty()) {
                    attaching.remove(draft, drop);
                } else {
                    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                    page.addAttribute("error", refused.isEmpty() ? "answer" : null);
                }
                page.addAttribute("kept", words);
                return show(page, id, session, refused, locale);
            }
            return act(session, code, next, "answered", it -> matters.answerQuestion(it, words, draft));
        });
    }

    @GetMapping("/add")
    String add(@PathVariable String code, Model page, HttpSession session) {
        return with(session, code, id -> words(page, session, id, code, "add", null, List.of()));
    }

    @PostMapping("/add")
    String add(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String drop,
            Model page,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        return with(session, code, id -> {
            UUID draft = Attaching.draft(session, id, "add");
            var refused = attaching.take(draft, file, request, null, locale);
            boolean nothing = words.isBlank() && !attaching.any(draft);
            if (!drop.isEmpty() || !refused.isEmpty() || nothing) {
                return again(page, session, response, id, code, "add", words, drop, refused);
            }
            return act(session, code, next, "added", it -> matters.addWords(it, words, draft));
        });
    }

    @GetMapping("/reopen")
    String reopen(@PathVariable String code, Model page, HttpSession session) {
        return with(session, code, id -> words(page, session, id, code, "reopen", null, List.of()));
    }

    /** The first time one tap is enough; later the door asks for what is different now. */
    @PostMapping("/reopen")
    String reopen(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String drop,
            Model page,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        return with(session, code, id -> {
            UUID draft = Attaching.draft(session, id, "reopen");
            var refused = attaching.take(draft, file, request, null, locale);
            boolean nothing = words.isBlank()
                    && !attaching.any(draft)
                    && matters.forRequester(id, locale).reopenNeedsFacts();
            if (!drop.isEmpty() || !refused.isEmpty() || nothing) {
                return again(page, session, response, id, code, "reopen", words, drop, refused);
            }
            return act(session, code, next, "again", it -> matters.reopen(it, words.isBlank() ? null : words, draft));
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

    private String show(Model page, UUID id, HttpSession session, List<Attaching.NotTaken> refused, Locale locale) {
        PublicMatter matter = matters.forRequester(id, locale);
        page.addAttribute("m", matter);
        if (matter.openQuestion() != null) {
            attaching.fill(page, Attaching.draft(session, id, "answer"), at(matter.code()), "answer", refused);
        }
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

    private String words(
            Model page,
            HttpSession session,
            UUID id,
            String code,
            String what,
            @Nullable String error,
            List<Attaching.NotTaken> refused) {
        page.addAllAttributes(Map.of("what", what, "code", code));
        page.addAttribute("error", error);
        attaching.fill(page, Attaching.draft(session, id, what), at(code), what, refused);
        return "hall/matter-words";
    }

    /** The page once more, with everything that was written: a file went out, was not taken, or there is nothing to send. */
    private String again(
            Model page,
            HttpSession session,
            HttpServletResponse response,
            UUID id,
            String code,
            String what,
            String words,
            String drop,
            List<Attaching.NotTaken> refused) {
        page.addAttribute("kept", words);
        if (!drop.isEmpty()) {
            attaching.remove(Attaching.draft(session, id, what), drop);
            return words(page, session, id, code, what, null, refused);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return words(page, session, id, code, what, refused.isEmpty() ? "words" : null, refused);
    }

    private static String at(String code) {
        return "/m/" + code + "/files";
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
