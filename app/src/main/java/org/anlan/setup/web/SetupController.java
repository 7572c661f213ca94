// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.setup.CountySetup;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The workbook a county is set up with: empty with explanations, or filled with what stands there now. */
@RestController
@RequestMapping("/api/setup")
class SetupController {
    private final CountySetup setup;
    private final CountyCode county;

    SetupController(CountySetup setup, CountyCode county) {
        this.setup = setup;
        this.county = county;
    }

    @Operation(summary = "The empty workbook to set a county up with")
    @GetMapping("/template.xlsx")
    void template(Viewer viewer, Locale locale, HttpServletResponse response) throws IOException {
        viewer.require(Permission.IMPORT_RUN, county.value());
        ImportController.download(response, "setup-template.xlsx", true);
        setup.write(false, locale, response.getOutputStream());
    }

    @Operation(summary = "The workbook with what the county is set up with now")
    @GetMapping("/export.xlsx")
    void export(Viewer viewer, Locale locale, HttpServletResponse response) throws IOException {
        viewer.require(Permission.IMPORT_RUN, county.value());
        ImportController.download(response, "setup-" + county.value() + ".xlsx", true);
        setup.write(true, locale, response.getOutputStream());
    }
}
