// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.anlan.Browser;
import org.anlan.OfficeTest;
import org.anlan.matters.Matters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The hall in a real browser, with the demo county. Needs the built styles and script. */
@OfficeTest(sample = true)
class HallBrowserTests {
    @Autowired
    Matters matters;

    @BeforeEach
    void theWebIsBuilt() {
        assumeTrue(new ClassPathResource("static/assets/hall.js").exists(), "the web module is not built");
    }

    @Test
    void newsOfAMatterArrivesWithoutAReload(Browser browser) {
        var page = browser.phone("resident");
        var id = handIn(page, "门口水管漏了三天");
        page.waitForRequest(r -> r.url().endsWith("/live"), page::reload);

        matters.addWords(id, "水越来越大了");

        page.waitForSelector("text=水越来越大了");
        assertThat(page.textContent("#said")).contains("有新进展");
    }

    @Test
    void somebodyWhoIsWritingIsNotInterrupted(Browser browser) {
        var page = browser.phone("resident");
        var id = handIn(page, "门口水管漏了三天");
        page.waitForRequest(r -> r.url().endsWith("/live"), page::reload);
        page.focus("main a.btn");
        page.evaluate("document.querySelector('main').append(document.createElement('textarea'))");
        page.fill("main > textarea", "还没写完");

        matters.addWords(id, "水越来越大了");

        page.waitForSelector("[data-live-offer]");
        assertThat(page.inputValue("main > textarea")).isEqualTo("还没写完");
    }

    @Test
    void theNumberAppearsWhileSomebodyWritesOfDanger(Browser browser) {
        var page = browser.phone("resident");
        page.navigate("/report/1");
        page.locator("#words").pressSequentially("有人落水");

        assertThat(page.locator("[data-urgent-note] a[href='tel:12395']").count())
                .isEqualTo(1);
        assertThat(page.locator("[data-urgent-note] a[href='tel:119']").count()).isZero();
        page.fill("#words", "路灯不亮");
        assertThat(page.locator("[data-urgent-note]").count()).isZero();
    }

    @Test
    void wordsSurviveAReloadAndLargerTypeIsRemembered(Browser browser) {
        var page = browser.phone("resident");
        page.navigate("/report/1");
        page.fill("#words", "写到一半");
        page.click("[data-type-switch]");
        page.reload();

        assertThat(page.inputValue("#words")).isEqualTo("写到一半");
        assertThat(page.getAttribute("html", "data-type")).isEqualTo("large");
    }

    /** Hands something in and stays on its page. */
    private UUID handIn(Page page, String words) {
        page.navigate("/report?new=1");
        page.fill("#words", words);
        page.click("button.go");
        page.click("button.go");
        page.click("button.go");
        var code = page.textContent("[data-code]");
        page.click("a.btn.primary");
        return matters.byCode(code).orElseThrow();
    }
}
