// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The browser that stories are played in. */
@OfficeTest
class BrowserTests {
    @Test
    void aPhoneReachesTheOffice(Browser browser) {
        var page = browser.phone("resident");
        var answer = page.navigate("/actuator/health/readiness");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(browser.picture(page, "ready")).isNotEmptyFile();
    }

    @Test
    void twoPersonsDoNotShareCookies(Browser browser) {
        var one = browser.phone("one");
        var other = browser.desktop("other");
        one.navigate("/actuator/health/readiness");
        other.navigate("/actuator/health/readiness");
        one.evaluate("document.cookie = 'mine=1'");
        assertThat(other.evaluate("document.cookie")).asString().doesNotContain("mine");
    }
}
