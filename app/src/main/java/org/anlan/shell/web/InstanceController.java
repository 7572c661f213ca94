// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.stream.Collectors;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.LogVerifier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the launcher's verbs ask a running office; answers are sentences for a terminal. Only somebody on the same
 * machine who can read the instance file gets here.
 */
@Hidden
@RestController
@RequestMapping(path = "/api/instance", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
class InstanceController {
    private final CountyCode county;
    private final LogVerifier log;
    private final MessageSource messages;

    InstanceController(CountyCode county, LogVerifier log, MessageSource messages) {
        this.county = county;
        this.log = log;
        this.messages = messages;
    }

    @GetMapping
    String state() {
        return "county " + county.value() + "\n";
    }

    /** Verifies the whole log; a log that does not agree with itself is a conflict, with every place named. */
    @PostMapping("/verify")
    ResponseEntity<String> verify(Locale locale) {
        var found = log.verify();
        if (found.ok()) {
            return ResponseEntity.ok(
                    say(locale, "instance.verify.ok", found.entries(), found.batches(), found.unsealed()));
        }
        String head = say(locale, "instance.verify.broken", found.faults().size(), found.entries(), found.batches());
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(found.faults().stream()
                        .map(fault ->
                                "  " + say(locale, "instance.verify.fault", fault.kind(), fault.place(), fault.what()))
                        .collect(Collectors.joining("", head, "")));
    }

    private String say(Locale locale, String key, Object... about) {
        return messages.getMessage(key, about, locale) + "\n";
    }
}
