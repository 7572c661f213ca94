// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup.web;

import io.swagger.v3.oas.annotations.Operation;
import org.anlan.backup.Backups;
import org.anlan.people.access.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What whoever looks after the platform sees of the backups. */
@RestController
@RequestMapping("/api/backups")
class BackupController {
    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    @Operation(summary = "The backups that were tried, newest first")
    @GetMapping
    Backups.Overview backups(Viewer viewer) {
        return backups.overview(viewer);
    }
}
