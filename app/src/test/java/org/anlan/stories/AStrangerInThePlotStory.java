// SPDX-License-Identifier: Apache-2.0
package org.anlan.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.Browser;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.Shared;
import org.anlan.dispatch.Dispatches;
import org.anlan.dispatch.NewResponseUnit;
import org.anlan.kernel.Actor;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.LogVerifier;
import org.anlan.organisations.Units;
import org.anlan.sea.Replays;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.PositionReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Story 13, the half of it in which a boat comes where it does not belong, as docs/stories/13-a-stranger-in-the-plot.md tells it. The
 * sea is a morning that a receiver really heard off Rügen in 2013; a plot is drawn in the way of one of its ships. Between signing
 * in and the last look nobody does anything but click, type and read; the log goes on playing as the sea would.
 */
@OfficeTest(sample = true, apart = true)
class AStrangerInThePlotStory {
    /** A coaster that comes south past Rügen at nine knots, and a place where no other ship of that morning comes. */
    private static final int SHIP = 245_471_000;

    private static final double LON = 13.8785;
    private static final double LAT = 54.4066;
    private static final double HALF = 0.004;

    @Autowired
    KernelSettings settings;

    @Autowired
    MovableClock clock;

    @Autowired
    Replays replays;

    @Autowired
    Dispatches dispatches;

    @Autowired
    Units units;

    @Autowired
    LogVerifier log;

    private Browser browser;
    private Map<String, String> keys;

    @BeforeEach
    void theOfficeKeepsTheTimeOfTheBrowsers() throws IOException {
        clock.set(Instant.now());
        keys = Files.readAllLines(settings.home().resolve("sign-ins.txt")).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, other) -> one));
    }

    @Test
    void aStrangersBoatGivesOneAlarmThatIsAnsweredFedBackAndClosed(Browser opened, @TempDir Path folder)
            throws Exception {
        browser = opened;
        var sea = new Morning(Shared.file("data/ais/avnav-20130630-ruegen.nmea"), folder);
        aPatrolBoatLiesNearBy();

        Page chief = officer("hepingchuan");
        drawThePlot(chief);

        Page wall = browser.person("wall", 1920, 1080, false, "zh-CN");
        signIn(wall, "luchangming");
        wall.navigate(browser.origin() + "/wall");
        assertThat(wall.getByText("现在没有预警")).isVisible();
        browser.picture(wall, "calm");

        replays.play(sea.untilInside, 0, p -> true);
        assertThat(wall.locator(".first h2")).hasText("有船进了桁地", patient());
        assertThat(wall.locator(".first")).containsText("R-13");
        assertThat(wall.locator(".others")).hasCount(0);
        browser.picture(wall, "alarm");
        wall.getByRole(AriaRole.BUTTON, named("接警")).click();
        assertThat(wall.locator(".first")).containsText("在核实");

        chief.navigate(browser.origin() + "/desk/alarms");
        assertThat(chief.locator(".alarms .it")).hasCount(1);
        chief.locator(".alarms .it").click();
        assertThat(chief.getByRole(AriaRole.HEADING, named("R-13")).first()).isVisible();
        assertThat(chief.getByText("船太长，进不得筏架中间").first()).isVisible();
        assertThat(chief.locator(".sketch svg").first()).isVisible();
        press(chief, "核实：属实");
        press(chief, "核实：属实");
        browser.picture(chief, "verified");
        assertThat(chief.getByText("枸杞东巡逻艇")).hasCount(0); // the county's own are five thousand miles away
        chief.getByRole(AriaRole.BUTTON, named("派礁石巡护艇")).click();
        for (String step : List.of("接令", "出发", "到了")) {
            chief.getByRole(AriaRole.BUTTON, named(step)).click();
        }
        assertThat(chief.locator("header")
                        .first()
                        .getByText("在处置")
                        .or(chief.getByText("在处置"))
                        .first())
                .isVisible(visible());
        browser.picture(chief, "on-scene");

        clock.advance(sea.rest());
        replays.play(sea.untilGone, 0, p -> true);
        assertThat(chief.getByText("船离开了").first()).isVisible(visible());
        press(chief, "控制住了");
        press(chief, "控制住了");
        assertThat(chief.getByText("没有反馈会重新报警").first()).isVisible();

        clock.advance(Duration.ofHours(25));
        assertThat(chief.getByText("重新报警").first()).isVisible(visible());
        press(chief, "接警");
        press(chief, "核实：属实");
        press(chief, "核实：属实");
        press(chief, "控制住了");
        press(chief, "控制住了");
        press(chief, "反馈");
        chief.getByText("走错了航道").click();
        chief.getByLabel("怎么回事，怎么办的").fill("货船抄近路穿过桁地，巡护艇带出，没有碰到筏架。");
        press(chief, "反馈");
        press(chief, "办结");
        assertThat(chief.getByText("办结").first()).isVisible(visible());
        browser.picture(chief, "closed");

        assertThat(wall.getByText("现在没有预警")).isVisible(visible());
        chief.navigate(browser.origin() + "/desk/alarms?state=closed");
        assertThat(chief.locator(".alarms .it")).hasCount(1);
        chief.navigate(browser.origin() + "/desk/alarms");
        assertThat(chief.getByText("没有没办结的预警")).isVisible();
        assertThat(log.verify().faults()).isEmpty();
    }

    private void drawThePlot(Page page) {
        page.navigate(browser.origin() + "/desk/sea");
        page.getByRole(AriaRole.BUTTON, named("加一块桁地")).click();
        Locator form = page.getByRole(AriaRole.FORM, named("桁地"));
        form.getByLabel("编号").fill("R-13");
        form.getByLabel("区域代码").fill("330922202");
        form.getByLabel("持有人", new Locator.GetByLabelOptions().setExact(true)).fill("礁石合作社");
        form.getByLabel("持有人代码").fill("H-13");
        form.getByLabel("边线")
                .fill("%1$s %3$s\n%2$s %3$s\n%2$s %4$s\n%1$s %4$s"
                        .formatted(LON - HALF, LON + HALF, LAT - HALF, LAT + HALF));
        browser.picture(page, "plot");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("存下"))
                .click();
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("R-13"))
                        .or(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("R-13")))
                        .first())
                .isVisible();
    }

    /** The county's boats are far from Rügen; this one is there before anybody signs in. */
    private void aPatrolBoatLiesNearBy() {
        dispatches.define(
                new NewResponseUnit(
                        "patrol-reef",
                        "patrol",
                        "礁石巡护艇",
                        "Reef patrol boat",
                        units.byCode("police-sea").orElseThrow().id(),
                        "330922202",
                        LON - 0.05,
                        LAT + 0.02,
                        25,
                        List.of("board", "tow"),
                        true),
                Actor.SYSTEM);
    }

    /** The log in two parts: until the ship has been in the plot for two minutes, and until it is well away. */
    private static final class Morning {
        final Path untilInside;
        final Path untilGone;
        private final long inside;
        private final long gone;

        Morning(Path whole, Path folder) throws IOException {
            List<String> lines = Files.readAllLines(whole, StandardCharsets.ISO_8859_1);
            var decoder = new AisDecoder();
            int entered = 0;
            int last = 0;
            for (int n = 0; n < lines.size(); n++) {
                var received = decoder.accept(lines.get(n));
                if (received == null
                        || !(received.message() instanceof PositionReport p)
                        || p.mmsi() != SHIP
                        || p.lon() == null
                        || p.lat() == null) continue;
                if (Math.abs(p.lon() / 600_000.0 - LON) > HALF || Math.abs(p.lat() / 600_000.0 - LAT) > HALF) continue;
                if (entered == 0) entered = n;
                last = n;
            }
            int cut = after(lines, entered, 120);
            int end = after(lines, last, 600);
            if (cut >= last) throw new AssertionError("the ship is not in the plot for two minutes");
            inside = second(lines, cut);
            gone = second(lines, end);
            untilInside = folder.resolve("until-inside.nmea");
            untilGone = folder.resolve("until-gone.nmea");
            Files.write(untilInside, lines.subList(0, cut + 1), StandardCharsets.ISO_8859_1);
            Files.write(untilGone, lines.subList(cut + 1, end + 1), StandardCharsets.ISO_8859_1);
        }

        /** How long the second part lasts. */
        Duration rest() {
            return Duration.ofSeconds(gone - inside);
        }

        private static int after(List<String> lines, int from, int seconds) {
            long wanted = second(lines, from) + seconds;
            int n = from;
            while (n < lines.size() - 1 && second(lines, n) < wanted) n++;
            return n;
        }

        /** The receiver's own clock as the last RMC sentence before a line tells it, in seconds of the day. */
        private static long second(List<String> lines, int from) {
            for (int n = from; n >= 0; n--) {
                String line = lines.get(n);
                if (!line.startsWith("$GPRMC,")) continue;
                return Integer.parseInt(line.substring(7, 9)) * 3600L
                        + Integer.parseInt(line.substring(9, 11)) * 60L
                        + Integer.parseInt(line.substring(11, 13));
            }
            throw new AssertionError("no time before line " + from);
        }
    }

    private Page officer(String login) {
        Page page = browser.desktop(login);
        signIn(page, login);
        return page;
    }

    private void signIn(Page page, String login) {
        page.navigate(browser.origin() + "/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(keys.get(login));
        page.getByRole(AriaRole.BUTTON, named("进工作台")).click();
        page.waitForURL(Pattern.compile(".*/desk.*"));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(40_000);
    }

    private static LocatorAssertions.IsVisibleOptions visible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);
    }
}
