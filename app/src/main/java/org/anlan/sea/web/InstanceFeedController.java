// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.anlan.sea.Replays;
import org.anlan.sea.SeaRefused;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What {@code ./anlan feed} asks the running office. Lines come as the log plays; the last one is {@code = ok} or
 * {@code = failed}. Whoever hangs up ends the replay; what was played stays.
 */
@Hidden
@RestController
@RequestMapping("/api/instance/feed")
class InstanceFeedController {
    private final Replays replays;
    private final MessageSource messages;

    InstanceFeedController(Replays replays, MessageSource messages) {
        this.replays = replays;
        this.messages = messages;
    }

    @PostMapping
    void play(
            @RequestParam Path file,
            @RequestParam(defaultValue = "1") double speed,
            Locale locale,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter out = response.getWriter();
        try {
            var end = replays.play(file, speed, p -> {
                say(
                        out,
                        locale,
                        "feed.progress",
                        p.all() == 0 ? 100 : p.bytes() * 100 / p.all(),
                        p.lines(),
                        p.at() == null ? "" : p.at().toString());
                return !out.checkError();
            });
            say(out, locale, "feed.done", end.lines());
            out.print("= ok\n");
        } catch (SeaRefused refused) {
            say(
                    out,
                    locale,
                    "sea.fault." + refused.detail().get("reason"),
                    String.valueOf(refused.detail().get("field")));
            out.print("= failed\n");
        }
        out.flush();
    }

    private void say(PrintWriter out, Locale locale, String key, Object... about) {
        out.print(messages.getMessage(key, about, key, locale) + "\n");
        out.flush();
    }
}
