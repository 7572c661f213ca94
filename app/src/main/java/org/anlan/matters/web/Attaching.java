// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.files.Attachment;
import org.anlan.files.Drafts;
import org.anlan.files.FileRefused;
import org.anlan.files.Files;
import org.anlan.files.NoSuchFile;
import org.anlan.kernel.Actor;
import org.anlan.people.access.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photos and recordings in the hall's forms: they travel with the form, or one by one when the page's script sends them; either
 * way they wait in a draft that only this visitor's session can name.
 */
@Component
class Attaching {
    /** What one can attach to on the page of a matter. */
    static final List<String> WHATS = List.of("add", "answer", "reopen");

    private static final String SECRET = "hall.files";
    private static final String CAPTION = "caption-";

    private final Files files;
    private final RateLimits limits;
    private final MessageSource messages;

    Attaching(Files files, RateLimits limits, MessageSource messages) {
        this.files = files;
        this.limits = limits;
        this.messages = messages;
    }

    /**
     * A file that was not taken, as the page says it.
     *
     * @param name what its sender calls it
     * @param title what is wrong
     * @param next what to do
     */
    record NotTaken(String name, String title, String next) {}

    /** The draft of what somebody attaches to one of their matters. */
    static UUID draft(HttpSession session, UUID matter, String what) {
        if (!(session.getAttribute(SECRET) instanceof UUID)) {
            session.setAttribute(SECRET, UUID.randomUUID());
        }
        return Drafts.of(
                (UUID) session.getAttribute(SECRET),
                UUID.nameUUIDFromBytes((matter + "/" + what).getBytes(StandardCharsets.UTF_8)));
    }

    /** The draft of a matter's page that has this file, if one does. */
    Optional<UUID> draftWith(HttpSession session, UUID matter, UUID file) {
        return session.getAttribute(SECRET) == null
                ? Optional.empty()
                : WHATS.stream()
                        .map(what -> draft(session, matter, what))
                        .filter(draft -> has(draft, file))
                        .findFirst();
    }

    /** Whether anything waits in a draft. */
    boolean any(UUID draft) {
        return !files.ofDraft(draft).isEmpty();
    }

    /** Whether a recording waits in a draft. */
    boolean anyVoice(UUID draft) {
        return files.ofDraft(draft).stream().anyMatch(a -> a.kind() == Attachment.Kind.VOICE);
    }

    private boolean has(UUID draft, UUID file) {
        return files.ofDraft(draft).stream().anyMatch(a -> a.id().equals(file));
    }

    /**
     * Takes what a form brought: new files, and words for those that wait already.
     *
     * @param sent the files; a field that was left empty is passed over
     * @return those that were not taken, each with its reason; the others are in the draft
     */
    List<NotTaken> take(
            UUID draft,
            @Nullable List<MultipartFile> sent,
            HttpServletRequest request,
            @Nullable Actor by,
            Locale locale) {
        var refused = new ArrayList<NotTaken>();
        describe(draft, request);
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            if (file.isEmpty() && name.isEmpty()) {
                continue;
            }
            limits.take(RateLimits.Rule.FILE_ADDRESS, request.getRemoteAddr());
            try {
                files.add(draft, file, null, by == null ? Actor.resident(null) : by);
            } catch (FileRefused no) {
                refused.add(said(name, no, locale));
            }
        }
        return refused;
    }

    private void describe(UUID draft, HttpServletRequest request) {
        Map<String, String[]> fields = request.getParameterMap();
        for (Attachment a : files.ofDraft(draft)) {
            String[] said = fields.get(CAPTION + a.id());
            if (said != null && said.length > 0) {
                String words = said[0].strip();
                files.describe(draft, a.id(), words.substring(0, Math.min(200, words.length())));
            }
        }
    }

    private NotTaken said(String name, FileRefused no, Locale locale) {
        Object[] limit =
                no.detail().containsKey("most") ? new Object[] {no.detail().get("most")} : new Object[0];
        return new NotTaken(
                name.length() > 40 ? name.substring(0, 18) + "…" + name.substring(name.length() - 18) : name,
                messages.getMessage("refusal." + no.code() + ".title", limit, locale),
                messages.getMessage("refusal." + no.code() + ".next", limit, locale));
    }

    /** Takes a file out again; what is not there is passed over. */
    void remove(UUID draft, String file) {
        try {
            files.remove(draft, UUID.fromString(file));
        } catch (IllegalArgumentException e) {
            throw new NoSuchFile(new UUID(0, 0));
        }
    }

    /**
     * What the page needs to show a draft and to take more into it.
     *
     * @param at the address below which its files are
     * @param what what is attached to, on the page of a matter; else empty
     */
    void fill(Model page, UUID draft, String at, String what, List<NotTaken> refused) {
        var limits = files.limits();
        page.addAttribute("files", files.ofDraft(draft));
        page.addAttribute("filesAt", at);
        page.addAttribute("filesWhat", what);
        page.addAttribute("filesRefused", refused);
        page.addAttribute("filesPhotos", limits.photos());
        page.addAttribute("filesVoices", limits.voices());
        page.addAttribute("filesMegabytes", limits.largest().toMegabytes());
        page.addAttribute("filesSeconds", limits.longestVoice().toSeconds());
    }
}
