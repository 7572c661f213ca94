// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the hall and the desk in a real browser, with a week of life in the demo county: nothing that axe finds,
 * nothing that scrolls sideways, nothing that the keyboard cannot reach. Which pages there are stands in {@link Pages}.
 *
 * <p>{@code -Danlan.pages=order,list-due} looks at these only, {@code -Danlan.pictures=FOLDER} keeps pictures there.
 */
@OfficeTest(sample = true, apart = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {
    private static final @Nullable String PICTURES = System.getProperty("anlan.pictures");
    private static final Path ROUTER = Path.of("..", "web", "src", "fronts", "desk", "routes.ts");

    @Autowired
    ApplicationContext office;

    private ADay day;
    private final Map<String, Page> people = new HashMap<>();

    /** How a page is looked at. */
    private record Look(String name, int width, String type, String contrast, ColorScheme light) {
        static final Look PHONE = new Look("phone", 390, "", "", ColorScheme.LIGHT);
        static final Look DESKTOP = new Look("desktop", 1440, "", "", ColorScheme.LIGHT);
        static final Look PHONE_AT_NIGHT = new Look("phone-dark", 390, "", "", ColorScheme.DARK);
        static final Look DESKTOP_AT_NIGHT = new Look("desktop-dark", 1440, "", "", ColorScheme.DARK);
        static final Look NARROW_AND_LARGE = new Look("narrow-xlarge", 320, "xlarge", "", ColorScheme.LIGHT);
        static final Look LARGE_AT_NIGHT = new Look("desktop-large-dark", 1440, "large", "", ColorScheme.DARK);
        static final Look MORE_CONTRAST = new Look("phone-contrast", 390, "", "high", ColorScheme.LIGHT);
        static final Look MORE_CONTRAST_AT_NIGHT =
                new Look("desktop-contrast-dark", 1440, "", "high", ColorScheme.DARK);
    }

    @BeforeAll
    void aWeekPasses() {
        day = new ADay(office);
    }

    @BeforeEach
    void everybodyComesWithAFreshBrowser() {
        people.clear();
    }

    @Test
    void everyAddressOfTheOfficeIsInTheList() {
        var shown = new TreeSet<String>();
        var handlers = office.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            boolean reads = methods.isEmpty() || methods.contains(RequestMethod.GET);
            boolean draws = AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Controller.class)
                    && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
                    && !handler.hasMethodAnnotation(ResponseBody.class)
                    && !ResponseEntity.class.isAssignableFrom(
                            handler.getMethod().getReturnType());
            if (reads && draws) {
                shown.addAll(mapping.getPatternValues());
            }
        });
        shown.removeIf(address -> address.startsWith("/api/") || address.endsWith("/live"));
        var listed = new TreeSet<>(Pages.WITHOUT_A_PAGE);
        Pages.all().stream().filter(p -> !p.onTheDesk()).map(Pages.Row::address).forEach(listed::add);
        assertThat(shown)
                .as("addresses that draw a page and have no row in Pages")
                .isSubsetOf(listed);
    }

    @Test
    void everyAddressOfTheDeskIsInTheList() throws IOException {
        var routed = new TreeSet<String>();
        var path = Pattern.compile("path: '([^']+)'").matcher(Files.readString(ROUTER));
        while (path.find()) {
            routed.add("/desk" + path.group(1));
        }
        var listed = new TreeSet<String>();
        Pages.all().stream()
                .filter(Pages.Row::onTheDesk)
                .map(Pages.Row::address)
                .forEach(listed::add);
        assertThat(listed).as("the desk's routes and the rows in Pages").isEqualTo(routed);
    }

    @Test
    void everyPageIsOpenToEverybody(Browser browser) {
        look(
                browser,
                List.of("zh-CN"),
                (page, language) -> PICTURES == null
                        ? List.of(page.onTheDesk() ? Look.DESKTOP : Look.PHONE)
                        : List.of(Look.PHONE, Look.DESKTOP));
    }

    @Test
    @Tag("long")
    void everyPageIsOpenByDayAndNightInLargeTypeOnANarrowScreenAndInBothLanguages(Browser browser) {
        look(
                browser,
                List.of("zh-CN", "en"),
                (page, language) -> language.equals("en")
                        ? List.of(Look.PHONE, Look.DESKTOP, Look.NARROW_AND_LARGE)
                        : List.of(
                                Look.PHONE,
                                Look.DESKTOP,
                                Look.PHONE_AT_NIGHT,
                                Look.DESKTOP_AT_NIGHT,
                                Look.NARROW_AND_LARGE,
                                Look.LARGE_AT_NIGHT,
                                Look.MORE_CONTRAST,
                                Look.MORE_CONTRAST_AT_NIGHT));
    }

    @Test
    @Tag("long")
    void everythingThatCanBeClickedIsReachedByTheKeyboardAndShowsIt(Browser browser) {
        theWebIsBuilt();
        var faults = new ArrayList<String>();
        for (var row : chosen()) {
            var page = person(browser, row.who());
            page.setViewportSize(row.onTheDesk() ? 1440 : 390, 900);
            open(page, row, "zh-CN");
            faults.addAll(
                    Keyboard.faults(page).stream().map(f -> row + ": " + f).toList());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aMatterOnPaperShowsTheAnswerAndNoNavigation(Browser browser) throws IOException {
        theWebIsBuilt();
        var page = person(browser, "resident");
        print(page, "matter-replied");
        assertThat(page.locator("main .answer blockquote")).isVisible();
        assertThat(page.locator("main .answer .tick")).isVisible();
        assertThat(page.getByText("打印　问事打 12345")).isVisible();
        assertThat(page.locator("header .sample")).containsText("演示数据");
        assertThat(page.locator(".watermark")).isVisible();
        assertThat(page.locator("nav:visible, button:visible, .btn:visible")).hasCount(0);
    }

    @Test
    void anOrderAndAFigureOnPaperShowWhatTheyAreAndNoNavigation(Browser browser) throws IOException {
        theWebIsBuilt();
        var handler = person(browser, "heting");
        print(handler, "order-replied");
        assertThat(handler.locator("main h1")).isVisible();
        assertThat(handler.locator("#deliver .words")).isVisible();
        var head = person(browser, "hepingchuan");
        print(head, "desk-figure");
        assertThat(head.locator("main #def")).isVisible();
        for (var page : List.of(handler, head)) {
            assertThat(page.locator(".paperhead")).containsText("12345");
            assertThat(page.locator(".watermark")).isVisible();
            assertThat(page.locator("nav:visible, .btn:visible, .bar:visible")).hasCount(0);
        }
    }

    /** Opens a page and shows it as a sheet of A4 does: 178 mm of paper between the margins. */
    private void print(Page page, String name) throws IOException {
        var row = Pages.all().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        dress(page, row.onTheDesk() ? Look.DESKTOP : Look.PHONE);
        open(page, row, "zh-CN");
        var paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(673, 942);
        if (PICTURES != null) {
            Files.write(Files.createDirectories(Path.of(PICTURES)).resolve(name + "-print.pdf"), paper);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(PICTURES, name + "-print.png"))
                    .setFullPage(true));
        }
    }

    private void look(Browser browser, List<String> languages, BiFunction<Pages.Row, String, List<Look>> looks) {
        theWebIsBuilt();
        var faults = new ArrayList<String>();
        for (var language : languages) {
            for (var row : chosen()) {
                var page = person(browser, row.who());
                try {
                    dress(page, row.onTheDesk() ? Look.DESKTOP : Look.PHONE);
                    open(page, row, language);
                } catch (PlaywrightException | AssertionError e) {
                    faults.add(row + " " + language + ": does not open: "
                            + e.getMessage().lines().limit(4).toList());
                    continue;
                }
                for (var look : looks.apply(row, language)) {
                    faults.addAll(at(browser, page, row, language, look));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> at(Browser browser, Page page, Pages.Row row, String language, Look look) {
        dress(page, look);
        page.waitForTimeout(60);
        var where = row + " " + language + " " + look.name() + ": ";
        var faults = new ArrayList<String>();
        Axe.violations(page).forEach(v -> faults.add(where + v));
        int over = (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (over > 0) {
            faults.add(where + "scrolls sideways by " + over + " px: " + page.evaluate("""
                    [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                      .slice(0, 4).map(e => e.tagName + '.' + e.className).join(' ')"""));
        }
        if (PICTURES != null) {
            var height = row.onTheDesk() && look.width() > 999 ? 900 : 844;
            page.setViewportSize(look.width(), height);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(
                            PICTURES, row.name() + "-" + look.name() + (language.equals("en") ? "-en" : "") + ".png"))
                    .setFullPage(true));
        }
        return faults;
    }

    private static void dress(Page page, Look look) {
        page.setViewportSize(look.width(), look.width() > 999 ? 900 : 844);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(look.light()));
        page.evaluate("""
                ([type, contrast]) => {
                  const html = document.documentElement;
                  type ? html.dataset.type = type : delete html.dataset.type;
                  contrast ? html.dataset.contrast = contrast : delete html.dataset.contrast;
                }""", List.of(look.type(), look.contrast()));
    }

    private void open(Page page, Pages.Row row, String language) {
        page.context()
                .addCookies(List.of(
                        new Cookie("lang", language).setDomain("localhost").setPath("/")));
        row.open().accept(page, day);
        page.waitForLoadState(LoadState.LOAD);
        page.locator("h1").first().waitFor();
        var path = URI.create(page.url().replaceFirst("[?#].*", "")).getPath();
        assertThat(row.isShownAt(path)).as("%s ends at %s", row, path).isTrue();
        if (row.onTheDesk()) {
            // the page has asked the office for what it shows and has got it
            page.waitForTimeout(350);
            if (!row.name().equals("components")) {
                assertThat(page.locator(".waiting")).hasCount(0);
            }
        }
    }

    /** The browser of one person; officers sign in first. */
    private Page person(Browser browser, String who) {
        return people.computeIfAbsent(who, name -> {
            var page = browser.desktop(name);
            page.navigate("/sign-in");
            if (day.signsIn(name)) {
                page.fill("#login", name);
                page.fill("#password", day.password(name));
                page.click("main form button.primary");
                page.waitForURL(Pattern.compile(".*/desk.*"));
            }
            return page;
        });
    }

    private static List<Pages.Row> chosen() {
        var only = System.getProperty("anlan.pages");
        return Pages.all().stream()
                .filter(p -> only == null || List.of(only.split(",")).contains(p.name()))
                .toList();
    }

    private static void theWebIsBuilt() {
        assumeTrue(new ClassPathResource("static/assets/hall.js").exists(), "the web module is not built");
        assumeTrue(Axe.present(), "the web module's packages are not installed");
    }
}
