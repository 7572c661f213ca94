// SPDX-License-Identifier: Apache-2.0
package org.anlan.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.Browser;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.files.Shots;
import org.anlan.kernel.KernelSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Story 1, as docs/stories/01-a-leak.md tells it: a leak is reported and sent to the water works; the ferry is suspended and
 * the clock stops by itself; it is repaired; the requester says no; somebody else does it; the requester says solved.
 * Between signing in and the last look nobody does anything but click, type and read.
 */
@OfficeTest(sample = true, apart = true) // other tests exchange the office's token store for one of their own
class ALeakStory {
    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Autowired
    KernelSettings settings;

    @Autowired
    MovableClock clock;

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
    void aLeakIsStoppedByTheWeatherRefusedByTheRequesterAndSolvedBySomebodyElse(Browser opened) {
        browser = opened;
        Page granny = browser.phone("granny");
        Page page = granny;
        page.navigate(browser.origin() + "/");
        page.getByRole(AriaRole.LINK, named("说一件事")).first().click();
        page.locator("#words").fill("门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。");
        page.getByRole(AriaRole.BUTTON, named("下一步")).click();
        page.locator("#text").fill("枸杞干斜村祠堂旁边");
        page.getByText("枸杞", new Page.GetByTextOptions().setExact(true)).last().click();
        page.getByText("干斜村", new Page.GetByTextOptions().setExact(true)).last().click();
        browser.picture(page, "where");
        page.getByRole(AriaRole.BUTTON, named("下一步")).click();
        page.getByText("留个电话").click();
        page.locator("#phone").fill("10000000023");
        page.locator("#name").fill("陈阿婆");
        page.getByRole(AriaRole.BUTTON, named("交上去")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("收到了"))).isVisible();
        page.getByRole(AriaRole.LINK, named("看办到哪了")).click();
        String code = page.url().substring(page.url().lastIndexOf('/') + 1);

        Page dispatcher = officer("jianwan");
        row(dispatcher, "triage", code).click();
        assertThat(dispatcher.getByText("原话里的").first()).isVisible();
        browser.picture(dispatcher, "triage");
        dispatcher.getByRole(AriaRole.BUTTON, named("派给它")).first().click();
        assertThat(granny.locator("main")).containsText("枸杞供水站", within(40));

        Page ting = officer("heting");
        row(ting, "due", code).click();
        ting.getByRole(AriaRole.BUTTON, named("我来办")).first().click();
        ting.getByRole(AriaRole.BUTTON, named("开始办")).first().click();
        assertThat(ting.getByRole(AriaRole.BUTTON, named("写答复，提出结果")).first()).isVisible();
        assertThat(granny.locator("main")).containsText("何汀", within(20));

        Page pier = suspendTheFerry();
        assertThat(granny.locator("main")).containsText("停航", within(30));
        assertThat(granny.locator("main li.stop").first()).isVisible();
        browser.picture(granny, "stopped");
        theFirstSailingDeparts(pier);

        propose(ting, code, "管子今天下午换好了，换了 2 米，接头也换了新的，何汀换的。还漏就打 10000000031，何汀。", "换管前后照片 2 张");
        granny.reload();
        assertThat(granny.getByText("这件事真的解决了吗？")).isVisible();
        browser.picture(granny, "asked");
        granny.getByRole(AriaRole.BUTTON, named("还没有，重新办")).click();
        assertThat(granny.locator("main")).containsText("县供水公司", within(20));
        browser.picture(granny, "again");

        Page haisheng = officer("qihaisheng");
        row(haisheng, "due", code).click();
        haisheng.getByRole(AriaRole.BUTTON, named("我来办")).first().click();
        haisheng.getByRole(AriaRole.BUTTON, named("开始办")).first().click();
        propose(haisheng, code, "接头今天重新换过，齐海声换的，试压 30 分钟没有掉压。还漏就打 10000000032，齐海声。", "试压记录 1 份");
        granny.reload();
        granny.getByRole(AriaRole.BUTTON, named("解决了")).first().click();
        assertThat(granny.locator("main")).containsText("您说解决了，办结", within(20));
        browser.picture(granny, "solved");
    }

    /**
     * The same leak, seen and heard: what she photographs and says reaches the handler without the place in it, his photo of the
     * repaired pipe reaches her with the reply, and she sees that he opened her original.
     */
    @Test
    void aPhotoAndAVoiceReachTheHandlerAndHisPhotoComesBackWithTheReply(Browser opened) {
        browser = opened;
        Page granny = browser.phone("granny");
        granny.navigate(browser.origin() + "/report?new=1");
        granny.locator("#words").fill("祠堂旁边的水管漏了，拍给你们看，也说给你们听。");
        granny.locator("[data-files-input=photo]").setInputFiles(photo("leak.jpg", Shots.jpegOfAPhone(1800, 1350, 6)));
        assertThat(granny.locator(".waiting img")).hasCount(1);
        granny.locator(".say-it input").fill("墙根冒水的地方");
        granny.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("说").setExact(true))
                .click();
        assertThat(granny.locator("[data-files-elapsed]")).hasText("2");
        browser.picture(granny, "speaking");
        granny.getByRole(AriaRole.BUTTON, named("说好了")).click();
        assertThat(granny.locator(".waiting audio")).hasCount(1);
        assertThat(granny.locator(".say-it input").first()).hasValue("墙根冒水的地方");
        browser.picture(granny, "attached");
        granny.getByRole(AriaRole.BUTTON, named("下一步")).click();
        granny.locator("#text").fill("枸杞干斜村祠堂旁边");
        granny.getByText("枸杞", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        granny.getByText("干斜村", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        granny.getByRole(AriaRole.BUTTON, named("下一步")).click();
        assertSeen(granny.locator(".review .shown img"));
        browser.picture(granny, "review");
        granny.getByText("不留名，不留电话").click();
        granny.getByRole(AriaRole.BUTTON, named("交上去")).click();
        granny.getByRole(AriaRole.LINK, named("看办到哪了")).click();
        String code = granny.url().substring(granny.url().lastIndexOf('/') + 1);
        assertSeen(granny.locator(".shown img"));
        browser.picture(granny, "mine");

        Page dispatcher = officer("jianwan");
        row(dispatcher, "triage", code).click();
        assertSeen(dispatcher.locator(".strip img"));
        browser.picture(dispatcher, "triage-photo");
        dispatcher.getByRole(AriaRole.BUTTON, named("派给它")).first().click();
        assertThat(granny.locator("main")).containsText("枸杞供水站", within(40));

        Page ting = officer("heting");
        row(ting, "due", code).click();
        ting.getByRole(AriaRole.BUTTON, named("我来办")).first().click();
        ting.getByRole(AriaRole.BUTTON, named("开始办")).first().click();
        ting.getByRole(AriaRole.BUTTON, named("写答复，提出结果")).first().click();
        theHandlerLooksAndListens(ting);
        ting.getByLabel("写给他的话").fill("管子今天下午换好了，换了 2 米，何汀换的。还漏就打 10000000031，何汀。");
        ting.locator("#propose input[type=file]").setInputFiles(photo("fixed.jpg", Shots.jpeg(2)));
        assertSeen(ting.locator("#propose .wait img"));
        ting.locator("#propose .wait input").fill("换好的管子");
        ting.keyboard().press("Tab");
        browser.picture(ting, "evidence");
        ting.getByRole(AriaRole.BUTTON, named("提出结果，请")).click();
        assertThat(ting.getByText(Pattern.compile("等确认|正在送达")).first()).isVisible(visibleWithin(30));

        granny.reload();
        assertSeen(granny.locator(".answer .shown img"));
        assertThat(granny.locator(".answer .shown")).containsText("换好的管子");
        assertThat(granny.locator(".saw")).containsText("何汀");
        assertThat(granny.locator(".saw")).containsText("看照片或录音的原件，做凭据");
        browser.picture(granny, "evidence-and-who-looked");
    }

    private void theHandlerLooksAndListens(Page ting) {
        assertSeen(ting.locator(".strip .thumb img"));
        Object seconds = ting.locator(".strip audio").first().evaluate("""
                async sound => { sound.muted = true; await sound.play(); sound.pause(); return sound.duration; }""");
        if (((Number) seconds).doubleValue() < 1.5) {
            throw new AssertionError("the recording is " + seconds + " s long");
        }
        ting.locator(".strip .thumb").first().click();
        assertSeen(ting.locator(".viewer .sight img"));
        assertThat(ting.locator(".viewer")).containsText("墙根冒水的地方");
        browser.picture(ting, "viewer");
        ting.locator(".viewer")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("看原件"))
                .click();
        ting.getByText("做凭据、装进材料").click();
        var saved = ting.waitForDownload(
                () -> ting.getByRole(AriaRole.BUTTON, named("存下原件")).click());
        if (!saved.suggestedFilename().matches("original-[0-9a-f]{8}\\.jpg")) {
            throw new AssertionError("the original is called " + saved.suggestedFilename());
        }
        assertThat(ting.getByText("原件存下来了")).isVisible();
        browser.picture(ting, "original");
        ting.keyboard().press("Escape");
        ting.keyboard().press("Escape");
        assertThat(ting.locator(".viewer")).hasCount(0);
    }

    private static FilePayload photo(String name, byte[] bytes) {
        return new FilePayload(name, "image/jpeg", bytes);
    }

    /** A picture that the browser has really drawn; news that arrives meanwhile may exchange the part of the page it is in. */
    private static void assertSeen(Locator picture) {
        assertThat(picture.first()).isVisible();
        picture.page().waitForCondition(() -> (boolean) picture.first()
                .evaluate(
                        "p => { p.scrollIntoView({ block: 'center' }); return p.complete && p.naturalWidth >= 10; }"));
    }

    private Page officer(String login) {
        Page page = browser.desktop(login);
        page.navigate(browser.origin() + "/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(keys.get(login));
        page.getByRole(AriaRole.BUTTON, named("进工作台")).click();
        page.waitForURL(Pattern.compile(".*/desk.*"));
        return page;
    }

    /** The row of a matter in a list, found as an officer finds it: by typing its number. */
    private Locator row(Page page, String list, String code) {
        page.navigate(browser.origin() + "/desk/list/" + list);
        page.locator("input[type=search]").fill(code);
        page.keyboard().press("Enter");
        Locator row = page.locator(".it").first();
        assertThat(page.locator(".it")).hasCount(1);
        return row;
    }

    private Page suspendTheFerry() {
        Page pier = officer("pandingmao");
        pier.navigate(browser.origin() + "/desk/suspensions");
        pier.getByRole(AriaRole.BUTTON, named("登记停航")).click();
        for (Locator route :
                pier.locator("label.choice:has(input[type=checkbox])").all()) {
            if (route.innerText().contains("枸杞")) {
                route.locator("input").check();
            }
        }
        type(pier, "从什么时候起", 4);
        pier.getByLabel("依据哪个公告").fill("停航公告 2026-083");
        pier.getByText("大风", new Page.GetByTextOptions().setExact(true)).first().click();
        pier.getByRole(AriaRole.BUTTON, named("登记，交另一个人核")).click();
        assertThat(pier.getByText("停航公告 2026-083").first()).isVisible();
        browser.picture(pier, "recorded");

        Page second = officer("xiatingchao");
        second.navigate(browser.origin() + "/desk/suspensions");
        assertThat(second.getByText("停航公告 2026-083").first()).isVisible();
        second.getByRole(AriaRole.BUTTON, named("公告看过，确实停航")).first().click();
        assertThat(second.getByText("夏听潮").first()).isVisible();
        browser.picture(second, "confirmed");
        return pier;
    }

    private void theFirstSailingDeparts(Page pier) {
        pier.reload();
        pier.getByRole(AriaRole.BUTTON, named("复航了")).first().click();
        type(pier, "首班几点开的", 3);
        pier.getByRole(AriaRole.BUTTON, named("记下复航")).click();
        assertThat(pier.getByText("船都开着")).isVisible(visibleWithin(20));
    }

    private static void type(Page page, String label, int hoursAgo) {
        page.getByLabel(label)
                .first()
                .fill(Instant.now()
                        .minusSeconds(hoursAgo * 3600L)
                        .atZone(COUNTY)
                        .format(TYPED));
        page.keyboard().press("Enter");
    }

    private void propose(Page page, String code, String words, String evidence) {
        page.getByRole(AriaRole.BUTTON, named("写答复，提出结果")).first().click();
        page.getByLabel("写给他的话").fill(words);
        page.locator("#ev").fill(evidence);
        page.getByRole(AriaRole.BUTTON, named("加一样")).click();
        browser.picture(page, "compose-" + code);
        page.getByRole(AriaRole.BUTTON, named("提出结果，请")).click();
        assertThat(page.getByText(Pattern.compile("等确认|正在送达")).first()).isVisible(visibleWithin(30));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(seconds * 1000.0);
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions visibleWithin(int seconds) {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(seconds * 1000.0);
    }
}
