// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** A reader who left before the answer was out is no fault of the office: there is nobody to tell and nothing to log. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GoneReaders {
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void nobodyIsListening() {}
}
