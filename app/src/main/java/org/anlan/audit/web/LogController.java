// SPDX-License-Identifier: Apache-2.0
package org.anlan.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.audit.LogBook;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Verification;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's counter. */
@RestController
@RequestMapping("/api/log")
class LogController {
    private final LogBook book;
    private final Accounts accounts;

    LogController(LogBook book, Accounts accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    record Page(long head, List<LogBook.Line> lines, Map<UUID, String> names) {}

    record Verified(boolean ok, long entries, long batches, long unsealed, List<Verification.Fault> faults) {
        static Verified of(Verification v) {
            return new Verified(v.ok(), v.entries(), v.batches(), v.unsealed(), v.faults());
        }
    }

    @Operation(summary = "Lines of the log in their sealed order, from a place in it")
    @GetMapping
    Page lines(Viewer viewer, @RequestParam(defaultValue = "0") long cursor) {
        return page(viewer, book.after(viewer, cursor));
    }

    @Operation(summary = "The lines of the log about one object; reading them is a line too")
    @GetMapping("/of/{kind}/{id}")
    Page of(Viewer viewer, @PathVariable String kind, @PathVariable UUID id) {
        return page(viewer, book.of(viewer, new ObjectRef(kind, id)));
    }

    @Operation(summary = "Verifies the whole log")
    @PostMapping("/verify")
    Verified verify(Viewer viewer) {
        return Verified.of(book.verify(viewer));
    }

    private Page page(Viewer viewer, List<LogBook.Line> lines) {
        Map<UUID, String> names = accounts
                .names(lines.stream()
                        .map(LogBook.Line::actor)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(Officer::id, Officer::name));
        return new Page(book.head(viewer), lines, names);
    }
}
