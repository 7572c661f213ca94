// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.matters.Complaints;
import org.anlan.matters.DeskList;
import org.anlan.matters.DeskLists;
import org.anlan.matters.DeskMatter;
import org.anlan.matters.DeskViews;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desk reads: its lists, and one matter at a time. */
@RestController("mattersDeskController")
@RequestMapping("/api")
class DeskController {
    private final DeskLists lists;
    private final DeskViews views;
    private final Complaints complaints;
    private final MessageSource messages;

    DeskController(DeskLists lists, DeskViews views, Complaints complaints, MessageSource messages) {
        this.lists = lists;
        this.views = views;
        this.complaints = complaints;
        this.messages = messages;
    }

    @Operation(summary = "The lists of this desk and how much waits in each")
    @GetMapping("/desk/lists")
    List<DeskList.Entry> lists(Viewer viewer, Locale locale) {
        List<DeskList.Entry> entries = new java.util.ArrayList<>(lists.entries(viewer, locale));
        if (viewer.may(Permission.COMPLAINT_REVIEW)) {
            entries.add(new DeskList.Entry(
                    "complaints",
                    messages.getMessage("list.complaints", null, locale),
                    complaints.open(viewer),
                    false));
        }
        return entries;
    }

    @Operation(summary = "One of the lists of a desk, sorted and a page at a time")
    @GetMapping("/desk/list/{key}")
    DeskList list(
            Viewer viewer,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int size,
            Locale locale) {
        return lists.page(viewer, key, q, sort, after, size, locale);
    }

    @Operation(summary = "One matter as this viewer may see it, with the moves that are open")
    @GetMapping("/matters/{id}")
    DeskMatter matter(Viewer viewer, @PathVariable UUID id, Locale locale) {
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "What helps to sort a matter: proposed rules, categories and units")
    @GetMapping("/matters/{id}/triage")
    DeskViews.TriageView triage(Viewer viewer, @PathVariable UUID id, Locale locale) {
        return views.triage(viewer, id, locale);
    }
}
