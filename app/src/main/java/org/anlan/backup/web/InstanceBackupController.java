// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.anlan.backup.BackupRefused;
import org.anlan.backup.Backups;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What {@code ./anlan backup} asks the running office. Lines come as the work goes on; the last one is {@code = ok} or
 * {@code = failed}. Behind the side door, so only for somebody on the same machine who can read the instance file.
 */
@Hidden
@RestController
@RequestMapping("/api/instance/backup")
class InstanceBackupController {
    private final Backups backups;
    private final MessageSource messages;

    InstanceBackupController(Backups backups, MessageSource messages) {
        this.backups = backups;
        this.messages = messages;
    }

    @PostMapping
    void take(@RequestParam Path to, Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter out = response.getWriter();
        try {
            var taken = backups.take(to, Backups.AskedBy.LAUNCHER, (code, about) -> {
                synchronized (out) {
                    say(out, locale, "backup." + code, about);
                }
            });
            say(
                    out,
                    locale,
                    "backup.taken",
                    taken.place(),
                    taken.tables(),
                    taken.rows(),
                    taken.packed() / 1_000_000,
                    taken.took().toMillis() / 1000.0);
            out.print("= ok\n");
        } catch (BackupRefused refused) {
            say(out, locale, "backup." + refused.code(), refused.about());
            out.print("= failed\n");
        }
        out.flush();
    }

    private void say(PrintWriter out, Locale locale, String key, Object... about) {
        out.print(messages.getMessage(key, about, locale) + "\n");
        out.flush();
    }
}
