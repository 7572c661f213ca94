// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The number under which a request is found again, and the two forms of the log in which it stands. */
class RequestNumbersTests {
    @Test
    void everyLineOfARequestCarriesItsNumberAndNoOtherLineDoes() throws Exception {
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        var seen = new ArrayList<String>();
        new RequestNumbers().doFilter(request, response, (asked, answered) -> seen.add(MDC.get(RequestNumbers.IN_LOG)));
        assertThat(seen)
                .containsExactly(response.getHeader(RequestNumbers.HEADER))
                .doesNotContainNull();
        assertThat(MDC.get(RequestNumbers.IN_LOG)).isNull();
    }

    @Test
    void aNumberThatASenderMadeUpIsNotTakenOver() throws Exception {
        var request = new MockHttpServletRequest();
        request.addHeader(RequestNumbers.HEADER, "10000000023\n2026-01-01 ERROR forged");
        var response = new MockHttpServletResponse();
        new RequestNumbers().doFilter(request, response, (asked, answered) -> {});
        assertThat(response.getHeader(RequestNumbers.HEADER)).matches("[0-9a-z]{1,13}");
    }

    @Test
    void theLogIsLinesOrObjectsAndNothingElse() {
        assertThat(form("lines")).isNull();
        assertThat(form("json")).isEqualTo("ecs");
        assertThat(form("")).isNull();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> form("xml"))
                .withMessageContaining("xml");
    }

    private static String form(String value) {
        var environment = new MockEnvironment().withProperty("ANLAN_LOG", value);
        new LogForm().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("logging.structured.format.file");
    }
}
