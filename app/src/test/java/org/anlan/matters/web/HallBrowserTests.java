// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.UUID;
import org.anlan.Axe;
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
    void everyPageIsOpenToEverybody(Browser browser) {
        assumeTrue(Axe.present(), "the web module's packages are not installed");
        var page = browser.phone("resident");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (var path : List.of(
                "/", "/track", "/rights", "/complaint", "/about/accessibility", "/about/data", "/about/points")) {
            page.navigate(path);
            check(page);
        }
        page.navigate("/report");
        check(page);
        page.fill("#words", "干斜码头的路灯黑了三天了。我电话 10000000023");
        page.click("button.go");
        check(page);
        page.click("button[value=move]");
        check(page);
        page.fill("#text", "台阶上面");
        page.click("button.go");
        check(page);
        page.click("button.go");
        check(page);
        page.click("a.btn.primary");
        check(page);
        var home = page.url();
        for (var path : List.of("/seen", "/add", "/withdraw")) {
            page.navigate(home + path);
            check(page);
        }
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

    /** Open to everybody: nothing that axe finds, and no sideways scrolling at 320 pixels with the largest type. */
    private static void check(Page page) {
        assertThat(Axe.violations(page)).as(page.url()).isEmpty();
        page.setViewportSize(320, 844);
        page.evaluate("document.documentElement.dataset.type = 'xlarge'");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("scrolls sideways: %s", page.url())
                .isLessThanOrEqualTo(0);
        page.evaluate("delete document.documentElement.dataset.type");
        page.setViewportSize(390, 844);
    }
}
