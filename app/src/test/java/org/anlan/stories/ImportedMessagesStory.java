// SPDX-License-Identifier: Apache-2.0
package org.anlan.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.Browser;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.Shared;
import org.anlan.kernel.KernelSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Messages as real residents of another place wrote them enter as today's, and the desk brings each to a delivered reply and
 * an answer. Nobody left a telephone number: an administrator prints slips, and the requester opens the matter with the
 * number and the code on theirs. Between signing in and the last look nobody does anything but click, type and read.
 */
@OfficeTest(sample = true, apart = true)
class ImportedMessagesStory {
    private static final String UNIT = "枸杞供水站";

    @Autowired
    KernelSettings settings;

    @Autowired
    MovableClock clock;

    private Browser browser;
    private Map<String, String> keys;

    /** A slip as somebody reads it. */
    private record Slip(String code, String secret) {}

    @BeforeEach
    void theOfficeKeepsTheTimeOfTheBrowsers() throws IOException {
        clock.set(Instant.now());
        keys = Files.readAllLines(settings.home().resolve("sign-ins.txt")).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, other) -> one));
    }

    /** How many of them enter as today's. */
    int live() {
        return 3;
    }

    @Test
    void realMessagesAreBroughtToAReplyAndAnAnswer(Browser opened) {
        play(opened, live());
    }

    private void play(Browser opened, int live) {
        Path messages = Shared.file("data/messages/unlabelled-raw.csv");
        browser = opened;
        List<Slip> slips = handIn(messages, live);
        Page dispatcher = officer("jianwan");
        Page handler = officer("heting");
        Page requester = browser.phone("requester");
        for (Slip slip : slips) {
            dispatch(dispatcher, slip.code());
        }
        dispatcher.navigate(browser.origin() + "/desk/list/all");
        assertThat(dispatcher.locator(".it").first()).isVisible();
        for (Slip slip : slips) {
            bringAReply(handler, slip.code());
            answer(requester, slip);
        }
        browser.picture(requester, "solved");
    }

    private List<Slip> handIn(Path messages, int live) {
        Page admin = officer("jianzhou");
        admin.navigate(browser.origin() + "/desk/imports");
        browser.picture(admin, "imports");
        admin.locator("#file").setInputFiles(messages);
        admin.getByLabel("前几条按今天的办").fill(Integer.toString(live));
        browser.picture(admin, "mapping");
        button(admin, "试导").click();
        assertThat(button(admin, "开始导入")).isVisible(visibleWithin(120));
        browser.picture(admin, "dry-run");
        button(admin, "开始导入").click();
        assertThat(admin.getByText("导完了").first()).isVisible(visibleWithin(240));
        button(admin, "印 " + live + " 张回执条").click();
        assertThat(admin.locator(".slips li")).hasCount(live);
        browser.picture(admin, "slips");
        List<Slip> slips = new ArrayList<>();
        for (Locator slip : admin.locator(".slips li").all()) {
            List<String> read = slip.locator("b").allInnerTexts();
            slips.add(new Slip(read.get(0), read.get(1)));
        }
        return slips;
    }

    private void dispatch(Page page, String code) {
        row(page, "triage", code).click();
        Locator another = page.getByText("换个类别或单位");
        assertThat(another).isVisible();
        if (page.locator("details[open]").count() == 0) {
            another.click();
        }
        pick(page, "类别", "问怎么办手续");
        pick(page, "归哪个单位", UNIT);
        page.getByLabel("给办事单位的话").fill("请先看，看完写明怎么办。");
        button(page, "派过去").click();
        assertThat(page.getByText("派给" + UNIT).first()).isVisible();
        assertThat(page.getByText("派给" + UNIT)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }

    private void bringAReply(Page page, String code) {
        row(page, "due", code).click();
        button(page, "我来办").click();
        button(page, "开始办").click();
        button(page, "记一次联系").click();
        page.getByText("联系上了", exactly()).click();
        page.getByText("到窗口", exactly()).click();
        button(page, "记下这次联系").click();
        button(page, "写答复，提出结果").click();
        page.getByLabel("写给他的话").fill("已经到现场看过，今天处理完。还有问题拿着回执条到窗口，或打 10000000031，何汀。");
        page.locator("#ev").fill("现场照片 1 张");
        button(page, "加一样").click();
        button(page, "提出结果，请").click();
        assertThat(page.getByText(Pattern.compile("等确认|正在送达")).first()).isVisible(visibleWithin(30));
    }

    /** The requester holds the slip: opening the page with it is what delivers the reply. */
    private void answer(Page page, Slip slip) {
        page.navigate(browser.origin() + "/track");
        page.locator("#code").fill(slip.code());
        page.locator("#secret").fill(slip.secret());
        button(page, "查这件事").click();
        assertThat(page.getByText("这件事真的解决了吗？")).isVisible();
        button(page, "解决了").click();
        assertThat(page.locator("main"))
                .containsText("您说解决了，办结", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    private Page officer(String login) {
        Page page = browser.desktop(login);
        page.navigate(browser.origin() + "/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(keys.get(login));
        button(page, "进工作台").click();
        page.waitForURL(Pattern.compile(".*/desk.*"));
        return page;
    }

    private Locator row(Page page, String list, String code) {
        page.navigate(browser.origin() + "/desk/list/" + list);
        page.locator("input[type=search]").fill(code);
        page.keyboard().press("Enter");
        assertThat(page.locator(".it")).hasCount(1);
        return page.locator(".it").first();
    }

    private static void pick(Page page, String label, String name) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label))
                .first();
        field.fill(name);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile(name)))
                .first()
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin(int seconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1000.0);
    }
}
