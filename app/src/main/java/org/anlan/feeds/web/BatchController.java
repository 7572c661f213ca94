// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.feeds.DepartmentReports;
import org.anlan.feeds.FeedDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where a department hands in over HTTP: a token, and reports as JSON, one JSON object a line, or CSV. */
@RestController
class BatchController {
    private final FeedDoor door;
    private final DepartmentReports reports;
    private final MessageSource messages;

    BatchController(FeedDoor door, DepartmentReports reports, MessageSource messages) {
        this.door = door;
        this.reports = reports;
        this.messages = messages;
    }

    record RejectedView(long line, @Nullable String id, String field, String reason, String sentence) {}

    record OutcomeView(UUID batch, int taken, int repeated, List<RejectedView> refused) {}

    /**
     * Takes reports in. Everything that could be taken is; what was refused is named, each with its line and reason. The
     * same request again changes nothing.
     */
    @PostMapping(
            path = "/feeds/{code}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/x-ndjson", "text/csv"})
    OutcomeView take(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        var feed = door.open(
                code,
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "",
                request.getRemoteAddr());
        String type = String.valueOf(request.getContentType());
        Path file = Files.createTempFile("feed-", ".in");
        try (InputStream body = request.getInputStream()) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            var outcome = reports.take(feed, "http", "HTTP", file, !type.startsWith("text/csv"));
            return view(outcome, messages, locale);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static OutcomeView view(DepartmentReports.Outcome outcome, MessageSource messages, Locale locale) {
        return new OutcomeView(
                outcome.id(),
                outcome.taken(),
                outcome.repeated(),
                outcome.refused().stream()
                        .map(r -> new RejectedView(
                                r.line(),
                                r.id(),
                                r.field(),
                                r.reason(),
                                messages.getMessage("feeds.fault." + r.reason(), new Object[] {r.about()}, locale)))
                        .toList());
    }
}
