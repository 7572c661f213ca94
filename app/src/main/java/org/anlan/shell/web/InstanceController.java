// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell.web;

import org.anlan.kernel.CountyCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the launcher's verbs ask a running office; answers are sentences for a terminal. */
@RestController
@RequestMapping(path = "/api/instance", produces = MediaType.TEXT_PLAIN_VALUE)
class InstanceController {
    private final CountyCode county;

    InstanceController(CountyCode county) {
        this.county = county;
    }

    @GetMapping
    String state() {
        return "county " + county.value() + "\n";
    }
}
