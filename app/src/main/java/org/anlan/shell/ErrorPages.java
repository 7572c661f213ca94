// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.anlan.shell.Answers.No;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Draws what was refused before a controller was reached. */
@Controller
class ErrorPages implements ErrorController {
    private final Answers answers;

    ErrorPages(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var no = no(request);
        if (Answers.wantsJson(request)) {
            return ResponseEntity.status(no.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(answers.problem(no, request));
        }
        return answers.page(no, request);
    }

    private static No no(HttpServletRequest request) {
        if (request.getAttribute(Answers.ATTRIBUTE) instanceof No said) {
            return said;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return new No(Problems.generic(status), status);
    }
}
