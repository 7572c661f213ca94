// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anlan.files.Files;
import org.anlan.files.Served;
import org.anlan.matters.Matters;
import org.anlan.matters.NoSuchMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photos and recordings of the hall, one at a time: what the page's script sends while somebody writes, and what the pages
 * show. An answer to a sent file is the list as it then stands, ready to be put into the page.
 */
@Controller
class HallFilesController {
    /** A browser may be shared: it keeps a picture as long as somebody looks at a page, not longer. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final String LIST = "fragments/files :: list";

    private final Attaching attaching;
    private final Files files;
    private final Matters matters;

    HallFilesController(Attaching attaching, Files files, Matters matters) {
        this.attaching = attaching;
        this.files = files;
        this.matters = matters;
    }

    @PostMapping("/report/files")
    String add(
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Locale locale) {
        UUID draft = HallReportController.keptKey(session);
        return taken(draft, file, "/report/files", "", page, request, response, locale);
    }

    @GetMapping("/report/files/{file}")
    ResponseEntity<Resource> show(
            @PathVariable UUID file, @RequestParam(defaultValue = "") String size, HttpSession session) {
        return files.rendition(HallReportController.draft(session).key(), file, size.equals("small"))
                .shown(KEPT);
    }

    @PostMapping("/report/files/{file}/remove")
    String remove(@PathVariable UUID file, Model page, HttpSession session) {
        UUID draft = HallReportController.draft(session).key();
        files.remove(draft, file);
        attaching.fill(page, draft, "/report/files", "", List.of());
        return LIST;
    }

    @PostMapping("/m/{code}/files")
    String add(
            @PathVariable String code,
            @RequestParam(defaultValue = "add") String what,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Locale locale) {
        UUID draft = Attaching.draft(session, matter(session, code), Attaching.WHATS.contains(what) ? what : "add");
        return taken(draft, file, "/m/" + code + "/files", what, page, request, response, locale);
    }

    @GetMapping("/m/{code}/files/{file}")
    ResponseEntity<Resource> show(
            @PathVariable String code,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String size,
            HttpSession session) {
        UUID matter = matter(session, code);
        boolean small = size.equals("small");
        Served served = attaching
                .draftWith(session, matter, file)
                .map(draft -> files.rendition(draft, file, small))
                .orElseGet(() -> matters.file(matter, file, small));
        return served.shown(KEPT);
    }

    @PostMapping("/m/{code}/files/{file}/remove")
    String remove(
            @PathVariable String code,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "add") String what,
            Model page,
            HttpSession session) {
        UUID matter = matter(session, code);
        attaching.draftWith(session, matter, file).ifPresent(draft -> files.remove(draft, file));
        String known = Attaching.WHATS.contains(what) ? what : "add";
        attaching.fill(page, Attaching.draft(session, matter, known), "/m/" + code + "/files", known, List.of());
        return LIST;
    }

    private String taken(
            UUID draft,
            @Nullable List<MultipartFile> sent,
            String at,
            String what,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var refused = attaching.take(draft, sent, request, null, locale);
        if (!refused.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        attaching.fill(page, draft, at, what, refused);
        return LIST;
    }

    private static UUID matter(HttpSession session, String code) {
        return Tracked.find(session, code).orElseThrow(() -> new NoSuchMatter(null, Map.of()));
    }
}
